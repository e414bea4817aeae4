package io.handshake.scoring.qualification;

import io.handshake.scoring.score.Sum;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a lead stood when it was judged last.
 *
 * @param cooled whether its pass is qualified although its score does not suffice any more
 * @param hadPoints whether an experiment handed it over, and its score has sufficed by itself since
 * @param changesAt when time alone makes it qualify or cool
 * @param told what was published of it last
 */
record LeadScore(
        UUID lead,
        BigDecimal points,
        BigDecimal fit,
        BigDecimal intent,
        String definition,
        int version,
        Instant asOf,
        boolean cooled,
        boolean hadPoints,
        @Nullable Instant changesAt,
        Optional<Told> told) {
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** What a score-changed said, and when. */
    record Told(BigDecimal points, boolean cooled, Instant at) {}

    static LeadScore of(
            UUID lead, Sum score, boolean cooled, boolean hadPoints, @Nullable Instant changesAt, Optional<Told> told) {
        return new LeadScore(
                lead,
                score.total(),
                score.fit(),
                score.intent(),
                score.by().definition(),
                score.by().version(),
                score.asOf(),
                cooled,
                hadPoints,
                changesAt,
                told);
    }

    /** Whether it differs from what was told, long enough ago; a lead that never had points says nothing. */
    boolean isToBeTold(Instant now) {
        return told.map(last -> (last.points().compareTo(points) != 0 || last.cooled() != cooled)
                        && !last.at().plus(PAUSE).isAfter(now))
                .orElse(points.signum() != 0 || cooled);
    }

    /** Whether there is nothing to write down, but that it was judged again. */
    boolean sameAs(@Nullable LeadScore before) {
        return before != null
                && before.points.compareTo(points) == 0
                && before.fit.compareTo(fit) == 0
                && before.definition.equals(definition)
                && before.version == version
                && before.cooled == cooled
                && before.hadPoints == hadPoints
                && Objects.equals(before.changesAt, changesAt)
                && before.told.equals(told);
    }

    /** Whether time alone has changed how it stands by an instant. */
    boolean changesBy(Instant now) {
        return changesAt != null && !changesAt.isAfter(now);
    }

    LeadScore toldAt(Instant now) {
        return new LeadScore(
                lead,
                points,
                fit,
                intent,
                definition,
                version,
                asOf,
                cooled,
                hadPoints,
                changesAt,
                Optional.of(new Told(points, cooled, now)));
    }

    ScoreChanged event() {
        return new ScoreChanged(lead, points, fit, intent, definition, version, cooled, asOf);
    }
}
