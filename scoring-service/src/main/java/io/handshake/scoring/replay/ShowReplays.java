package io.handshake.scoring.replay;

import io.handshake.scoring.rate.Rate;
import io.handshake.scoring.replay.ReplayView.Findings;
import io.handshake.scoring.replay.ReplayView.Qualified;
import io.handshake.scoring.replay.ReplayView.WeekView;
import io.handshake.scoring.replay.Replays.Week;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Replays as answers show them. */
@ApplicationScoped
class ShowReplays {
    private final Replays replays;

    ShowReplays(Replays replays) {
        this.replays = replays;
    }

    ReplayView of(Replay replay) {
        return new ReplayView(
                replay.id(),
                replay.definition(),
                replay.version(),
                replay.state(),
                replay.knownAt(),
                replay.subject(),
                Math.max(replay.leadsInAll(), replay.leadsDone()),
                replay.leadsDone(),
                replay.passesDone(),
                replay.endedAt(),
                replay.error(),
                findings(replay));
    }

    private Findings findings(Replay replay) {
        List<Week> weeks = replays.weeks(replay.id());
        Map<Instant, List<Week>> byWeek =
                weeks.stream().collect(Collectors.groupingBy(Week::begins, TreeMap::new, Collectors.toList()));
        return new Findings(
                qualified(weeks, true),
                qualified(weeks, false),
                alone(weeks, true),
                alone(weeks, false),
                byWeek.entrySet().stream()
                        .map(week -> week(week.getKey(), week.getValue(), replay.reps()))
                        .toList());
    }

    private static long alone(List<Week> weeks, boolean replayed) {
        return weeks.stream()
                .filter(week -> week.replayed() == replayed)
                .mapToLong(Week::alone)
                .sum();
    }

    private static Qualified qualified(List<Week> weeks, boolean replayed) {
        List<Week> own =
                weeks.stream().filter(week -> week.replayed() == replayed).toList();
        Rate rate = new Rate(
                own.stream().mapToLong(Week::opportunities).sum(),
                own.stream().mapToLong(Week::qualified).sum());
        return new Qualified(
                rate.whole(),
                rate.part(),
                rate.fraction(),
                rate.interval().map(interval -> interval.lower()).orElse(null),
                rate.interval().map(interval -> interval.upper()).orElse(null),
                rate.isSmall());
    }

    private static WeekView week(Instant begins, List<Week> both, @Nullable Integer reps) {
        long replayed = qualified(both, true).passes();
        return new WeekView(
                begins,
                replayed,
                qualified(both, false).passes(),
                reps == null
                        ? null
                        : BigDecimal.valueOf(replayed)
                                .divide(BigDecimal.valueOf(reps), 2, RoundingMode.HALF_EVEN)
                                .stripTrailingZeros());
    }
}
