package io.handshake.chassis.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What a receiver's answer means. */
final class Answered {
    private Answered() {}

    static Outcome outcome(int status, @Nullable String retryAfter, Instant now) {
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered(status);
        }
        if (status == Outcome.Gone.STATUS) {
            return new Outcome.Gone();
        }
        String why = status >= 300 && status < 400
                ? "answered " + status + "; redirects are not followed"
                : "answered " + status;
        return new Outcome.Failed(status, why, retryAfter == null ? null : pause(retryAfter.strip(), now));
    }

    /** Seconds, or a date; null when it is neither, or over. */
    private static @Nullable Duration pause(String text, Instant now) {
        try {
            Duration pause = text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return pause.isPositive() ? pause : null;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
