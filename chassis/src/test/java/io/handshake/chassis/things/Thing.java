package io.handshake.chassis.things;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A thing with a name, as an entity. */
@Entity
public class Thing {
    @Id
    UUID id;

    String name;

    @Column(name = "event_sequence")
    long eventSequence;

    public void rename(String newName) {
        name = newName;
    }
}
