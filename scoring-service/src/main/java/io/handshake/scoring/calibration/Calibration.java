package io.handshake.scoring.calibration;

import io.handshake.scoring.calibration.ScoreCounts.Count;
import io.handshake.scoring.rate.Band;
import io.handshake.scoring.rate.Curve;
import io.handshake.scoring.rate.Rate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was counted, put together: the curve of those that have a score, those that have none, and who scored. */
record Calibration(Curve curve, long members, long unscored, Rate rate, List<ScoringVersion> versions) {
    static Calibration of(List<Count> counts) {
        TreeMap<Long, Band> bands = new TreeMap<>();
        for (Count count : counts) {
            Long from = count.band();
            if (from != null) {
                bands.merge(from, new Band(from, count.members(), count.rate()), Calibration::together);
            }
        }
        return new Calibration(
                Curve.of(List.copyOf(bands.values())),
                counts.stream().mapToLong(Count::members).sum(),
                counts.stream()
                        .filter(count -> count.band() == null)
                        .mapToLong(Count::members)
                        .sum(),
                counts.stream().map(Count::rate).reduce(Rate.NOTHING, Rate::plus),
                versions(counts));
    }

    private static Band together(Band one, Band other) {
        return new Band(one.from(), one.members() + other.members(), one.rate().plus(other.rate()));
    }

    private record By(@Nullable String definition, int version) {}

    /** Whose points these are, most frequent first. */
    private static List<ScoringVersion> versions(List<Count> counts) {
        Map<By, Long> members = counts.stream()
                .filter(count -> count.definition() != null)
                .collect(Collectors.groupingBy(
                        count -> new By(count.definition(), count.version()), Collectors.summingLong(Count::members)));
        return members.entrySet().stream()
                .map(entry -> new ScoringVersion(
                        Objects.requireNonNull(entry.getKey().definition()),
                        entry.getKey().version(),
                        entry.getValue()))
                .sorted(ScoringVersion.MOST_FREQUENT_FIRST)
                .toList();
    }

    long immature() {
        return members - rate.whole();
    }

    /** Whether every member is older than the horizon. */
    boolean isMature() {
        return immature() == 0;
    }
}
