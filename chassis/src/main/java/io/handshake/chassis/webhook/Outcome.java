package io.handshake.chassis.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one call. */
sealed interface Outcome {
    /** The receiver has it. */
    record Delivered(int status) implements Outcome {}

    /**
     * It may work later.
     *
     * @param status what the receiver answered, if it did
     * @param why in a few words that give away neither the address nor what was answered
     */
    record Failed(
            @Nullable Integer status, String why, @Nullable Duration retryAfter) implements Outcome {}

    /** The receiver wants to hear no more. */
    record Gone() implements Outcome {
        static final int STATUS = 410;
    }
}
