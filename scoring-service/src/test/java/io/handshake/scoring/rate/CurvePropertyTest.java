package io.handshake.scoring.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The curve against a model that looks at every lead anew for every threshold. */
class CurvePropertyTest {
    private record Lead(int score, boolean mature, boolean opportunity) {}

    @Property(tries = 1000)
    void everyCutIsWhatCountingAllLeadsGives(
            @ForAll("leads") List<Lead> leads, @ForAll @IntRange(min = 1, max = 12) int width) {
        for (Cut cut : curve(leads, width).cuts()) {
            List<Lead> above = leads.stream()
                    .filter(lead -> lead.score() >= cut.threshold())
                    .toList();
            assertThat(cut.members()).isEqualTo(above.size());
            assertThat(cut.pooled()).isEqualTo(rate(above));
            assertThat(cut.marginal())
                    .isEqualTo(rate(above.stream()
                            .filter(lead -> lead.score() < cut.threshold() + width)
                            .toList()));
        }
    }

    @Property(tries = 1000)
    void theRecommendedThresholdIsTheLowestThatReachesTheTarget(
            @ForAll("leads") List<Lead> leads,
            @ForAll @IntRange(min = 1, max = 12) int width,
            @ForAll @DoubleRange(min = 0.01, max = 1) double target) {
        Optional<Long> expected = thresholds(leads, width).stream()
                .filter(threshold -> {
                    Rate rate = rate(leads.stream()
                            .filter(lead -> lead.score() >= threshold)
                            .toList());
                    return rate.whole() > 0 && isAtLeast(rate, target);
                })
                .findFirst();

        assertThat(curve(leads, width).lowestReaching(target).map(Cut::threshold))
                .isEqualTo(expected);
    }

    /** In decimals, as a target is told: 7 of 100 are 0.07. */
    private static boolean isAtLeast(Rate rate, double target) {
        return BigDecimal.valueOf(rate.part())
                        .compareTo(BigDecimal.valueOf(target).multiply(BigDecimal.valueOf(rate.whole())))
                >= 0;
    }

    @Property(tries = 500)
    void theThresholdThatFillsTheRepsIsTheLowestThatLetsNoMoreThrough(
            @ForAll("leads") List<Lead> leads,
            @ForAll @IntRange(min = 1, max = 12) int width,
            @ForAll @DoubleRange(min = 0, max = 40) double most) {
        Optional<Long> expected = thresholds(leads, width).stream()
                .filter(threshold ->
                        leads.stream().filter(lead -> lead.score() >= threshold).count() <= most)
                .findFirst();

        assertThat(curve(leads, width).lowestWithin(most).map(Cut::threshold)).isEqualTo(expected);
    }

    @Example
    void whoComesNextIsCarriedWhenItsBandIsBelowTheTarget() {
        Curve curve = Curve.of(List.of(band(0, 100, 1), band(10, 50, 4), band(20, 50, 16)));

        Cut recommended = curve.lowestReaching(0.2).orElseThrow();

        assertThat(recommended.threshold()).isEqualTo(10);
        assertThat(recommended.isCarried(0.2)).isTrue();
        assertThat(recommended.isCarried(0.08)).isFalse();
        assertThat(curve.lowestReaching(0.4)).isEmpty();
    }

    @Example
    void aBandIsNotGivenTwice() {
        assertThatThrownBy(() -> Curve.of(List.of(band(5, 1, 0), band(5, 1, 0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Band band(long from, long leads, long opportunities) {
        return new Band(from, leads, new Rate(opportunities, leads));
    }

    private static Curve curve(List<Lead> leads, int width) {
        return Curve.of(thresholds(leads, width).stream()
                .map(from -> {
                    List<Lead> within = leads.stream()
                            .filter(lead -> lead.score() >= from && lead.score() < from + width)
                            .toList();
                    return new Band(from, within.size(), rate(within));
                })
                .toList());
    }

    private static TreeSet<Long> thresholds(List<Lead> leads, int width) {
        TreeSet<Long> thresholds = new TreeSet<>();
        leads.forEach(lead -> thresholds.add((long) Math.floorDiv(lead.score(), width) * width));
        return thresholds;
    }

    private static Rate rate(List<Lead> leads) {
        List<Lead> mature = leads.stream().filter(Lead::mature).toList();
        return new Rate(mature.stream().filter(Lead::opportunity).count(), mature.size());
    }

    @Provide
    Arbitrary<List<Lead>> leads() {
        return Combinators.combine(
                        Arbitraries.integers().between(-30, 60),
                        Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)),
                        Arbitraries.of(true, false))
                .as(Lead::new)
                .list()
                .ofMaxSize(40);
    }
}
