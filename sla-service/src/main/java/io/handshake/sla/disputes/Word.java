package io.handshake.sla.disputes;

import io.handshake.chassis.agreement.Author;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said in a dispute; it is never changed.
 *
 * @param number its place in the dispute, counted from 1
 * @param outcome what a settlement names
 */
record Word(
        int number,
        Kind kind,
        Side side,
        Author by,
        @Nullable String outcome,
        @Nullable String text,
        Instant saidAt) {

    /** What it is for. */
    enum Kind {
        REASON,
        ANSWER,
        SETTLEMENT;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }
}
