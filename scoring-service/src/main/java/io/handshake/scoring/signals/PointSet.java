package io.handshake.scoring.signals;

import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whole points per feature, learnt by logistic regression with an L2 penalty, which keeps features that few leads have small.
 *
 * @param points in order of the features; a feature that rounds to no points is missing
 * @param perPoint log-odds that one point adds
 * @param base log-odds of a lead without points
 */
record PointSet(Map<Feature, Long> points, double perPoint, double base) {
    private static final int FEW = 20;
    private static final int MOST_VALUES = 20;
    private static final int MOST_FEATURES = 200;
    private static final double HIGHEST_POINTS = 100;
    private static final double PENALTY = 1;
    private static final double TOLERANCE = 1e-6;

    static {
        Linear.disableDebugOutput();
    }

    /** The feature that weighs most gets a hundred points. Both outcomes must be among the examples. */
    static PointSet learn(List<Example> examples) {
        List<Feature> features = frequent(examples);
        double[] weights = weights(examples, features);
        double highest =
                Arrays.stream(weights, 0, features.size()).map(Math::abs).max().orElse(0);
        double perPoint = highest == 0 ? 1 : highest / HIGHEST_POINTS;
        Map<Feature, Long> points = new LinkedHashMap<>();
        for (int i = 0; i < features.size(); i++) {
            long rounded = Math.round(weights[i] / perPoint);
            if (rounded != 0) {
                points.put(features.get(i), rounded);
            }
        }
        return new PointSet(points, perPoint, weights[features.size()]);
    }

    long score(Example example) {
        return example.counts().entrySet().stream()
                .mapToLong(entry -> points.getOrDefault(entry.getKey(), 0L) * entry.getValue())
                .sum();
    }

    /** The chance that such a lead becomes an opportunity. */
    double chance(Example example) {
        return 1 / (1 + Math.exp(-base - perPoint * score(example)));
    }

    boolean isEmpty() {
        return points.values().stream().noneMatch(given -> given > 0);
    }

    /** Enough have it; of a value enough must lack it too. */
    private static boolean tells(Feature feature, int having, int all) {
        return having >= FEW && (feature instanceof Feature.Did || all - having >= FEW);
    }

    /** What is told by enough leads, of each attribute the most frequent values. */
    private static List<Feature> frequent(List<Example> examples) {
        Map<Feature, Integer> support = new HashMap<>();
        examples.forEach(
                example -> example.counts().keySet().forEach(feature -> support.merge(feature, 1, Integer::sum)));
        Map<String, Integer> values = new HashMap<>();
        return support.entrySet().stream()
                .filter(entry -> tells(entry.getKey(), entry.getValue(), examples.size()))
                .sorted(Map.Entry.<Feature, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().order()))
                .map(Map.Entry::getKey)
                .filter(feature -> !(feature instanceof Feature.Is value)
                        || values.merge(value.attribute(), 1, Integer::sum) <= MOST_VALUES)
                .limit(MOST_FEATURES)
                .sorted(Comparator.comparing(Feature::order))
                .toList();
    }

    /** One per feature, then the base, which is not penalised. */
    private static double[] weights(List<Example> examples, List<Feature> features) {
        Map<Feature, Integer> index = new HashMap<>();
        features.forEach(feature -> index.put(feature, index.size() + 1));
        Problem problem = new Problem();
        problem.l = examples.size();
        problem.n = features.size() + 1;
        problem.bias = 1;
        problem.x = examples.stream().map(example -> row(example, index)).toArray(FeatureNode[][]::new);
        problem.y =
                examples.stream().mapToDouble(example -> example.won() ? 1 : 0).toArray();
        Parameter parameter = new Parameter(SolverType.L2R_LR, PENALTY, TOLERANCE);
        parameter.setRegularizeBias(false);
        Model model = Linear.train(problem, parameter);
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        return Arrays.stream(model.getFeatureWeights())
                .map(weight -> sign * weight)
                .toArray();
    }

    private static FeatureNode[] row(Example example, Map<Feature, Integer> index) {
        List<FeatureNode> row = new ArrayList<>();
        example.counts().forEach((feature, count) -> {
            Integer column = index.get(feature);
            if (column != null) {
                row.add(new FeatureNode(column, count));
            }
        });
        row.sort(Comparator.comparingInt(FeatureNode::getIndex));
        row.add(new FeatureNode(index.size() + 1, 1));
        return row.toArray(FeatureNode[]::new);
    }
}
