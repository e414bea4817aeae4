package io.handshake.scoring.rate;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.descriptive.moment.Variance;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * How well a score tells those that succeeded from those that did not: the chance that one of the first scores higher than one of the
 * second, ties counting half. It is the area under the ROC curve, and Mann and Whitney's U over the number of pairs.
 *
 * @param lower lower end of DeLong's interval of 95 %
 * @param upper its upper end
 */
public record Auc(double value, double lower, double upper) {
    private static final double NORMAL_975 = 1.959963984540054;

    /** Each side must have two at least. */
    public static Auc of(double[] succeeded, double[] failed) {
        double[] all = DoubleStream.concat(Arrays.stream(succeeded), Arrays.stream(failed))
                .toArray();
        double[] ranks = ranks(all);
        double[] below = placements(Arrays.copyOf(ranks, succeeded.length), ranks(succeeded), failed.length);
        double[] above =
                placements(Arrays.copyOfRange(ranks, succeeded.length, all.length), ranks(failed), succeeded.length);
        double value = Arrays.stream(below).average().orElseThrow();
        double error = Math.sqrt(
                new Variance().evaluate(below) / below.length + new Variance().evaluate(above) / above.length);
        return new Auc(value, Math.max(0, value - NORMAL_975 * error), Math.min(1, value + NORMAL_975 * error));
    }

    /** Of each the share of the others that score lower: its rank among all, less that among its own. */
    private static double[] placements(double[] amongAll, double[] amongOwn, int others) {
        double[] shares = new double[amongAll.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (amongAll[i] - amongOwn[i]) / others;
        }
        return shares;
    }

    private static double[] ranks(double[] scores) {
        return new NaturalRanking(TiesStrategy.AVERAGE).rank(scores);
    }
}
