package io.handshake.scoring.signals;

import io.handshake.scoring.rate.Auc;
import io.handshake.scoring.rate.Band;
import io.handshake.scoring.rate.Curve;
import io.handshake.scoring.rate.Cut;
import io.handshake.scoring.rate.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A point set judged by examples it has not learnt from.
 *
 * @param logLoss mean of -ln of the chance it gave to what happened
 * @param usualLogLoss the same of giving everybody the rate of all
 * @param groups ten groups of about the same size, by chance
 * @param cut the lowest threshold that reaches the target
 */
record Trial(Rate all, Auc auc, double logLoss, double usualLogLoss, List<Group> groups, Optional<Cut> cut) {
    private static final int GROUPS = 10;

    /** Examples with about the same chance, what it was on average, and what became of them. */
    record Group(double expected, Rate happened) {}

    static Trial of(PointSet points, List<Example> held, double target) {
        Rate all = rate(held);
        double usual = (double) all.part() / all.whole();
        return new Trial(
                all,
                Auc.of(scores(points, held, true), scores(points, held, false)),
                held.stream()
                        .mapToDouble(example -> loss(points.chance(example), example.won()))
                        .average()
                        .orElseThrow(),
                held.stream()
                        .mapToDouble(example -> loss(usual, example.won()))
                        .average()
                        .orElseThrow(),
                groups(points, held),
                lowest(points, held, target));
    }

    private static Rate rate(List<Example> examples) {
        return new Rate(examples.stream().filter(Example::won).count(), examples.size());
    }

    private static double[] scores(PointSet points, List<Example> examples, boolean won) {
        return examples.stream()
                .filter(example -> example.won() == won)
                .mapToDouble(points::score)
                .toArray();
    }

    private static double loss(double chance, boolean won) {
        return -Math.log(Math.max(Double.MIN_NORMAL, won ? chance : 1 - chance));
    }

    private static List<Group> groups(PointSet points, List<Example> held) {
        List<Example> sorted =
                held.stream().sorted(Comparator.comparingDouble(points::chance)).toList();
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < GROUPS; i++) {
            List<Example> group = sorted.subList(sorted.size() * i / GROUPS, sorted.size() * (i + 1) / GROUPS);
            double expected =
                    group.stream().mapToDouble(points::chance).average().orElse(0);
            groups.add(new Group(expected, rate(group)));
        }
        return groups;
    }

    /** A threshold is a point at least. */
    private static Optional<Cut> lowest(PointSet points, List<Example> held, double target) {
        TreeMap<Long, Band> bands = new TreeMap<>();
        for (Example example : held) {
            long score = points.score(example);
            if (score > 0) {
                bands.merge(score, new Band(score, 1, new Rate(example.won() ? 1 : 0, 1)), Trial::together);
            }
        }
        return Curve.of(List.copyOf(bands.values())).lowestReaching(target);
    }

    private static Band together(Band one, Band other) {
        return new Band(one.from(), one.members() + other.members(), one.rate().plus(other.rate()));
    }
}
