package io.handshake.chassis.problem;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Moments as people tell them: an RFC 3339 instant with offset, or a date, in a range that calendars and databases share. Where both
 * are taken a date means its first instant in a zone.
 */
public final class Moments {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Moments() {}

    public static ZoneId zone(String parameter, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw refused(parameter, "must be an IANA time zone such as Europe/Berlin");
        }
    }

    public static Instant moment(String parameter, String text, ZoneId zone) {
        return read(text, zone)
                .orElseThrow(() -> refused(
                        parameter,
                        "must be a date (2026-11-01) or an instant with offset (2026-11-01T00:00:00Z), 1900 to 2199"
                                + lostPlus(text)));
    }

    /** In microseconds, as databases keep it. */
    public static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS))
                    .filter(Moments::isInRange);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Of ten characters. */
    public static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(date -> isInRange(date.atStartOfDay(ZoneOffset.UTC).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<Instant> read(String text, ZoneId zone) {
        return text.length() == 10
                ? date(text).map(date -> date.atStartOfDay(zone).toInstant()).filter(Moments::isInRange)
                : instant(text);
    }

    private static boolean isInRange(Instant instant) {
        return !instant.isBefore(EARLIEST) && instant.isBefore(LATEST);
    }

    /** What to add for somebody whose offset lost its plus on the way; nothing for others. */
    public static String lostPlus(String text) {
        return text.matches(".*T.* [0-9:]+")
                ? "; write the + of an offset as %2B, since + in an address means a space"
                : "";
    }

    private static ProblemException refused(String parameter, String message) {
        return MALFORMED_REQUEST.because(parameter + " " + message, List.of(FieldError.parameter(parameter, message)));
    }
}
