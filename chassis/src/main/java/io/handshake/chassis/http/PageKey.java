package io.handshake.chassis.http;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.Moments;
import io.handshake.chassis.problem.ProblemException;
import io.handshake.chassis.sql.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The sort key in a cursor, each part read as what it must be; a cursor in which it is something else is none. */
public record PageKey(List<String> parts) {

    public String text(int place) {
        if (place >= parts.size() || parts.get(place).indexOf('\0') >= 0) {
            throw notACursor();
        }
        return parts.get(place);
    }

    public UUID uuid(int place) {
        return Ids.read(text(place)).orElseThrow(PageKey::notACursor);
    }

    public Instant instant(int place) {
        return Moments.instant(text(place)).orElseThrow(PageKey::notACursor);
    }

    public LocalDate date(int place) {
        return Moments.date(text(place)).orElseThrow(PageKey::notACursor);
    }

    public int whole(int place) {
        return number(place, Integer::valueOf);
    }

    public long large(int place) {
        return number(place, Long::valueOf);
    }

    public double real(int place) {
        return number(place, Double::valueOf);
    }

    static ProblemException notACursor() {
        String message = "is not a cursor of this list with this filter; begin again without it";
        return MALFORMED_REQUEST.because("after " + message, List.of(FieldError.parameter("after", message)));
    }

    private <N extends Number> N number(int place, Function<String, N> read) {
        try {
            return read.apply(text(place));
        } catch (NumberFormatException e) {
            throw notACursor();
        }
    }
}
