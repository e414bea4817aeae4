package io.handshake.scoring.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What both sides call a qualified lead, under a key that stays. */
@Entity
class Definition {
    @Id
    String key;

    @Column(name = "latest_version")
    int latestVersion;

    Definition() {}

    Definition(String key) {
        this.key = key;
    }

    int nextVersion() {
        latestVersion++;
        return latestVersion;
    }
}
