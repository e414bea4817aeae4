package io.handshake.scoring.definition;

import io.handshake.scoring.score.RuleSet;
import jakarta.persistence.Embeddable;

/** One version of one definition. */
@Embeddable
record VersionId(String key, int version) {
    boolean names(RuleSet rules) {
        return rules.definition().equals(key) && rules.version() == version;
    }

    @Override
    public String toString() {
        return key + " version " + version;
    }
}
