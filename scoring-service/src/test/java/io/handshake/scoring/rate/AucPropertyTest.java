package io.handshake.scoring.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AucPropertyTest {
    /** DeLong's formula as it is printed: the share of pairs, and the variance of each one's share. */
    @Property(tries = 500)
    void itIsTheShareOfPairsInTheRightOrder(
            @ForAll @Size(min = 2, max = 25) int @IntRange(min = 0, max = 15) [] succeeded,
            @ForAll @Size(min = 2, max = 25) int @IntRange(min = 0, max = 15) [] failed) {
        double[] high = Arrays.stream(succeeded).asDoubleStream().toArray();
        double[] low = Arrays.stream(failed).asDoubleStream().toArray();
        double[] ofHigh = shares(high, one -> share(low, other -> order(one, other)));
        double[] ofLow = shares(low, other -> share(high, one -> order(one, other)));
        double error = Math.sqrt(variance(ofHigh) / high.length + variance(ofLow) / low.length);

        Auc auc = Auc.of(high, low);

        double expected = Arrays.stream(ofHigh).average().orElseThrow();
        assertThat(auc.value()).isCloseTo(expected, within(1e-12));
        assertThat(auc.lower()).isCloseTo(Math.max(0, expected - 1.959964 * error), within(1e-6));
        assertThat(auc.upper()).isCloseTo(Math.min(1, expected + 1.959964 * error), within(1e-6));
    }

    @Example
    void perfectIsOneAndGuessingIsAHalf() {
        assertThat(Auc.of(new double[] {3, 4}, new double[] {1, 2}).value()).isOne();
        assertThat(Auc.of(new double[] {1, 2}, new double[] {3, 4}).value()).isZero();
        assertThat(Auc.of(new double[] {1, 1}, new double[] {1, 1}).value()).isEqualTo(0.5);
    }

    private static double order(double one, double other) {
        return one > other ? 1 : one == other ? 0.5 : 0;
    }

    private static double share(double[] others, DoubleUnaryOperator order) {
        return Arrays.stream(others).map(order).average().orElseThrow();
    }

    private static double[] shares(double[] scores, DoubleUnaryOperator share) {
        return Arrays.stream(scores).map(share).toArray();
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(it -> (it - mean) * (it - mean)).sum() / (values.length - 1);
    }
}
