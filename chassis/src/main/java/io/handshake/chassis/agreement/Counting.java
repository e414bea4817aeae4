package io.handshake.chassis.agreement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version that counts, unless another goes before it.
 *
 * @param from its effective date, or the second signature when that came later
 * @param until when it ends, exclusively; null when it has no end of its own
 * @param signed whether both sides signed it; what came with the installation counts without
 */
public record Counting(
        VersionId id, Scope scope, Instant from, @Nullable Instant until, boolean signed) {
    public boolean endedBy(Instant instant) {
        return until != null && !until.isAfter(instant);
    }

    public boolean begunBy(Instant instant) {
        return !from.isAfter(instant);
    }

    boolean isOfKey(String key) {
        return id.key().equals(key);
    }
}
