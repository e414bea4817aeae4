package io.handshake.scoring.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {
    /** Computed by hand from (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n) with z = 1.959964. */
    @ParameterizedTest
    @CsvSource({
        "10, 100, 0.0552291, 0.1743657",
        "1, 20, 0.0088814, 0.2361312",
        "0, 10, 0, 0.2775328",
        "10, 10, 0.7224672, 1",
        "385000, 1000000, 0.3840467, 0.3859541"
    })
    void theIntervalIsWilsons(long part, long whole, double lower, double upper) {
        Interval interval = new Rate(part, whole).interval().orElseThrow();

        assertThat(interval.lower()).isCloseTo(lower, within(1e-6));
        assertThat(interval.upper()).isCloseTo(upper, within(1e-6));
    }

    @Test
    void nothingHasNoRateAndNoInterval() {
        assertThat(Rate.NOTHING.fraction()).isNull();
        assertThat(Rate.NOTHING.interval()).isEmpty();
        assertThat(Rate.NOTHING.reaches(0)).isFalse();
    }

    @Test
    void aBoundIsZeroOrOneToTheLastDigit() {
        assertThat(new Rate(0, 7).interval().orElseThrow().lower()).isZero();
        assertThat(new Rate(7, 7).interval().orElseThrow().upper()).isOne();
    }

    @Test
    void aRateThatIsExactlyWhatWasAskedForReachesIt() {
        assertThat(new Rate(1, 10).reaches(0.1)).isTrue();
        assertThat(new Rate(3, 30).reaches(0.1)).isTrue();
        assertThat(new Rate(99, 1000).reaches(0.1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"19, 19, true", "5, 20, false", "4, 1000, true", "0, 0, true"})
    void fewerThanTwentyLeadsOrFiveOpportunitiesAreFew(long part, long whole, boolean small) {
        assertThat(new Rate(part, whole).isSmall()).isEqualTo(small);
    }

    @Test
    void moreThanAllIsNoRate() {
        assertThatThrownBy(() -> new Rate(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 100, 0.05, MEETS",
        "10, 100, 0.18, MISSES",
        "10, 100, 0.10, NOT_YET_KNOWN",
        "0, 0, 0.10, NOT_YET_KNOWN",
        "0, 10, 0, MEETS",
        "10, 10, 1, NOT_YET_KNOWN"
    })
    void onlyAnIntervalOnOneSideIsAVerdict(long part, long whole, double asked, Verdict verdict) {
        assertThat(Verdict.of(new Rate(part, whole), asked)).isEqualTo(verdict);
    }
}
