package io.handshake.sla.notifications;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that concerns people.
 *
 * @param clock null when it is about none
 * @param rep who has the hand-off; null while nobody does
 * @param side to whom it is handed, `SALES` or `BDR`
 * @param text in plain words, without personal data
 * @param by subject of who did it and need not be told; null when it may be anybody's doing
 */
public record Notice(
        NoticeKind kind,
        To to,
        UUID handoff,
        @Nullable UUID clock,
        @Nullable UUID rep,
        String side,
        Instant at,
        String text,
        @Nullable String by) {

    /** The same, about a clock. */
    public Notice of(UUID about) {
        return new Notice(kind, to, handoff, about, rep, side, at, text, by);
    }

    /** The same, for everybody but who did it. */
    public Notice doneBy(String subject) {
        return new Notice(kind, to, handoff, clock, rep, side, at, text, subject);
    }

    /** Whom it concerns. */
    public enum To {
        REP,
        /** Who answers for the rep's team; where nobody does, or nobody has it, for any team with reps of that side, and sales. */
        MANAGER,
        MARKETING,
        /** Who answers for any team with reps of that side, and administrators. */
        MANAGERS;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
