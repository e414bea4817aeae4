package io.handshake.scoring.calibration;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;

import io.handshake.chassis.inbox.FeedLags;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.Moments;
import io.handshake.chassis.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cohort that somebody asks for: without ends the newest year that is old enough to be judged. */
@ApplicationScoped
public class Cohorts {
    private static final Duration USUAL = Duration.ofDays(365);
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final FeedLags lags;
    private final InstantSource clock;

    Cohorts(FeedLags lags, InstantSource clock) {
        this.lags = lags;
        this.clock = clock;
    }

    /** The same as it is asked for in an address: as instants, or as dates in a zone. */
    public Cohort asked(@Nullable String from, @Nullable String to, String zone, int horizonDays) {
        ZoneId read = Moments.zone("zone", zone);
        return asked(
                from == null ? null : Moments.moment("from", from, read),
                to == null ? null : Moments.moment("to", to, read),
                horizonDays);
    }

    public Cohort asked(@Nullable Instant from, @Nullable Instant to, int horizonDays) {
        Optional<Instant> asOf = lags.all().stream()
                .filter(lag -> lag.feed().equals("lead"))
                .flatMap(lag -> Stream.ofNullable(lag.asOf()))
                .findFirst();
        Instant end = to == null ? asOf.orElseGet(clock::instant).minus(Duration.ofDays(horizonDays)) : to;
        check("to", end);
        Instant begin = from == null ? end.minus(USUAL) : from;
        check("from", begin);
        if (!begin.isBefore(end)) {
            throw refused("from", "must be before `to`, which is " + end);
        }
        return new Cohort(begin, end, horizonDays, asOf.orElse(null));
    }

    private static void check(String parameter, Instant at) {
        if (at.isBefore(EARLIEST) || !at.isBefore(LATEST)) {
            throw refused(parameter, "must lie between 1900 and 2200");
        }
    }

    private static ProblemException refused(String parameter, String message) {
        return MALFORMED_REQUEST.because(parameter + " " + message, List.of(FieldError.parameter(parameter, message)));
    }
}
