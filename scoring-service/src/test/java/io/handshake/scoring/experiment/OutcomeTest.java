package io.handshake.scoring.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
    private static Outcome mature(int opportunities, int mature) {
        return new Outcome(mature, mature, opportunities, mature, opportunities);
    }

    @ParameterizedTest
    @CsvSource({
        "90, 500, meets",
        "20, 500, misses",
        "50, 500, not-yet-known",
        "0, 0, not-yet-known",
        "2, 4, not-yet-known"
    })
    void theTargetIsMetByTheLowerEndAndMissedByTheUpper(int opportunities, int mature, String verdict) {
        assertThat(mature(opportunities, mature).against(new BigDecimal("0.1"))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"30, 500, worth-having", "0, 2000, not-worth-having", "5, 500, not-yet-known", "0, 0, not-yet-known"})
    void worthHavingIsWhatIsAboveTheBaseline(int opportunities, int mature, String verdict) {
        assertThat(mature(opportunities, mature).worth(new BigDecimal("0.01"))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"100, 20, better", "20, 100, worse", "50, 45, not-yet-known"})
    void anArmIsBetterThanTheControlWhenTheirIntervalsPart(int treated, int control, String verdict) {
        assertThat(mature(treated, 500).against(mature(control, 500))).isEqualTo(verdict);
    }

    @Test
    void thereIsNothingToCompareWithWithoutAControl() {
        assertThat(mature(100, 500).against(mature(0, 0))).isNull();
    }

    /** The example of docs/experiments.md. */
    @Test
    void workedByHand() {
        var view = mature(0, 10).view();

        assertThat(view.rate()).isEqualTo(0.0);
        assertThat(view.lower()).isEqualTo(0.0);
        assertThat(view.upper()).isCloseTo(0.3770, within(1e-4));
        assertThat(new Outcome(10, 0, 0, 0, 0).view().rate()).isNull();
    }
}
