package io.handshake.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlwaysValidTest {
    private static final int RUNS = 1_000;
    private static final int LOOKS = 400;

    /** B(1/2, 10 1/2) / B(1/2, 1/2) = C(20,10) / 2^20; below 20 while (1-p)^10 > 0.00880985. */
    @Test
    void workedByHand() {
        AlwaysValid none = AlwaysValid.of(0, 10, 0.05);

        assertThat(none.lower()).isZero();
        assertThat(none.upper()).isCloseTo(1 - Math.pow(184_756 / 1_048_576.0 / 20, 0.1), within(1e-12));
        assertThat(none.upper()).isCloseTo(0.3770, within(1e-4));
    }

    @Test
    void ofNothingNothingIsKnown() {
        assertThat(AlwaysValid.of(0, 0, 0.05)).isEqualTo(new AlwaysValid(0, 1));
    }

    @Test
    void itNarrowsDownToTheRate() {
        AlwaysValid many = AlwaysValid.of(30_000, 100_000, 0.05);

        assertThat(many.lower()).isBetween(0.29, 0.3);
        assertThat(many.upper()).isBetween(0.3, 0.31);
    }

    @Property
    void itHoldsWhatWasSeenAndTurnsWithTheQuestion(
            @ForAll @IntRange(max = 2_000) int successes, @ForAll @IntRange(max = 2_000) int failures) {
        AlwaysValid said = AlwaysValid.of(successes, successes + failures, 0.05);
        AlwaysValid turned = AlwaysValid.of(failures, successes + failures, 0.05);

        assertThat(0 <= said.lower() && said.lower() <= said.upper() && said.upper() <= 1)
                .isTrue();
        if (successes + failures > 0) {
            assertThat(said.contains((double) successes / (successes + failures)))
                    .isTrue();
        }
        assertThat(turned.lower()).isCloseTo(1 - said.upper(), within(1e-9));
    }

    /** An experiment that is looked at after each member, and stopped at the first look that seems to show something. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.3, 0.5})
    void lookingAfterEveryMemberRaisesTheAlarmWronglyInLessThanOneRunInTwenty(double rate) {
        Random chance = new Random(20_260_501);
        int alarms = 0;
        for (int run = 0; run < RUNS; run++) {
            alarms += everMissed(rate, chance) ? 1 : 0;
        }

        assertThat(alarms / (double) RUNS).isLessThan(0.05);
    }

    /** What is wrong with the usual interval: it is good for one look. */
    @Test
    void theUsualIntervalRaisesItFarMoreOften() {
        Random chance = new Random(20_260_501);
        int alarms = 0;
        for (int run = 0; run < RUNS; run++) {
            int successes = 0;
            boolean missed = false;
            for (int tried = 1; tried <= LOOKS; tried++) {
                successes += chance.nextDouble() < 0.3 ? 1 : 0;
                double distance = Math.abs((double) successes / tried - 0.3);
                missed |= tried >= 20 && distance > 1.96 * Math.sqrt(0.3 * 0.7 / tried);
            }
            alarms += missed ? 1 : 0;
        }

        assertThat(alarms / (double) RUNS).isGreaterThan(0.15);
    }

    private static boolean everMissed(double rate, Random chance) {
        int successes = 0;
        boolean missed = false;
        for (int tried = 1; tried <= LOOKS; tried++) {
            successes += chance.nextDouble() < rate ? 1 : 0;
            missed |= !AlwaysValid.of(successes, tried, 0.05).contains(rate);
        }
        return missed;
    }
}
