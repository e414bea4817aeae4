package io.handshake.chassis.problem;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Moments as people ask for them in an address: an instant with offset, or a date, which means its first instant in a zone. */
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

    static Optional<Instant> read(String text, ZoneId zone) {
        try {
            Instant instant = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            return Optional.of(instant).filter(at -> !at.isBefore(EARLIEST) && at.isBefore(LATEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
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
