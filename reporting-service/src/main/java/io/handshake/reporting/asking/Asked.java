package io.handshake.reporting.asking;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.ProblemException;
import io.handshake.reporting.numbers.Window;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The window a report is asked for: without ends the last 90 days up to now. */
public final class Asked {

    private static final Duration USUAL = Duration.ofDays(90);

    private Asked() {}

    public static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw refused("zone", "must be an IANA time zone such as Europe/Berlin");
        }
    }

    public static Window window(@Nullable String from, @Nullable String to, ZoneId zone, Instant now) {
        Instant end = to == null ? now : moment("to", to, zone);
        Instant start = from == null ? end.minus(USUAL) : moment("from", from, zone);
        Window window = new Window(start, end);
        if (window.isEmpty()) {
            throw refused("from", "must be before `to`");
        }
        return window;
    }

    private static Instant moment(String parameter, String text, ZoneId zone) {
        return Window.moment(text, zone)
                .orElseThrow(() -> refused(
                        parameter, "must be a date (2026-11-01) or an instant with offset (2026-11-01T00:00:00Z)"));
    }

    private static ProblemException refused(String parameter, String message) {
        return MALFORMED_REQUEST.because(parameter + " " + message, List.of(FieldError.parameter(parameter, message)));
    }
}
