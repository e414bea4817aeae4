package io.handshake.sla.notifications;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that concerns people.
 *
 * @param rep who has the hand-off; null while nobody does
 * @param side to whom it is handed, `SALES` or `BDR`
 * @param text in plain words, without personal data
 */
public record Notice(
        NoticeKind kind,
        To to,
        UUID handoff,
        @Nullable UUID clock,
        @Nullable UUID rep,
        String side,
        Instant at,
        String text) {

    /** Whom it concerns. */
    public enum To {
        REP,
        /** Who answers for the rep's team, or while nobody has it, for any team with reps of that side. */
        MANAGER,
        MARKETING,
        /** Who answers for any team with reps of that side, and administrators. */
        MANAGERS;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
