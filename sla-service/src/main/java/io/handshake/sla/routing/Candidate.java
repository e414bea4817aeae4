package io.handshake.sla.routing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rep as routing sees it before the next hand-off.
 *
 * @param capacity what the rep can take in the running week or month, absences taken off
 * @param used what was offered in it
 */
public record Candidate(
        UUID rep,
        Duty duty,
        Presence presence,
        int capacity,
        int used,
        @Nullable Instant lastOfferedAt) {

    /** How many more can be offered in the period; whoever was given more by a person has none left. */
    public int remaining() {
        return Math.max(0, capacity - used);
    }
}
