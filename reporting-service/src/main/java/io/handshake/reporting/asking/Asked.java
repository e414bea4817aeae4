package io.handshake.reporting.asking;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.Moments;
import io.handshake.reporting.numbers.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The window a report is asked for: without ends the last 90 days up to now. */
public final class Asked {

    private static final Duration USUAL = Duration.ofDays(90);

    private Asked() {}

    public static Window window(@Nullable String from, @Nullable String to, ZoneId zone, Instant now) {
        Instant end = to == null ? now : Moments.moment("to", to, zone);
        Instant start = from == null ? end.minus(USUAL) : Moments.moment("from", from, zone);
        Window window = new Window(start, end);
        if (window.isEmpty()) {
            String message = "must be before `to`";
            throw MALFORMED_REQUEST.because("from " + message, List.of(FieldError.parameter("from", message)));
        }
        return window;
    }
}
