package io.handshake.scoring.qualification;

import io.handshake.scoring.score.Course;
import io.handshake.scoring.score.Crossing;
import io.handshake.scoring.score.History;
import io.handshake.scoring.score.InForce;
import io.handshake.scoring.score.Sum;
import java.time.Instant;
import java.util.Optional;

/**
 * How a lead stands, by what is known of it.
 *
 * @param score by the version in force; none when no version is for the lead
 * @param crossing when it came to qualify, if its pass waits for that and it did
 * @param changesAt when time alone makes it qualify, or its score insufficient
 * @param hadPoints of a lead that an experiment handed over: whether its score sufficed at any time since what is added up of it
 */
record Judgement(Optional<Sum> score, Optional<Crossing> crossing, Optional<Instant> changesAt, boolean hadPoints) {
    static Judgement of(Lead lead, boolean tried, History history, InForce inForce, Instant now) {
        Instant asOf = asOf(history, now);
        Course course = new Course(history, inForce);
        Optional<Crossing> crossing = lead.awaits() ? course.crossing(asOf.plus(Course.AHEAD)) : Optional.empty();
        Optional<Crossing> happened = crossing.filter(it -> !it.at().isAfter(asOf));
        Optional<Sum> score = course.sum(asOf);
        Optional<Instant> cools = score.filter(it -> it.qualifies() && lead.isQualified(happened.isPresent()))
                .flatMap(it -> course.goesCold(it.by(), asOf));
        Optional<Instant> changesAt = happened.isPresent() || crossing.isEmpty() ? cools : crossing.map(Crossing::at);
        boolean hadPoints = tried
                && (score.filter(Sum::qualifies).isPresent()
                        || course.crossed(asOf).isPresent());
        return new Judgement(score, happened, changesAt, hadPoints);
    }

    /** A claimed time may lie some minutes ahead; what counts for the verdict counts for the score. */
    static Instant asOf(History history, Instant now) {
        return history.last().filter(last -> last.isAfter(now)).orElse(now);
    }
}
