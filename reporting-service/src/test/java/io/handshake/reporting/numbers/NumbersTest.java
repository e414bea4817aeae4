package io.handshake.reporting.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.reporting.numbers.StageOrder.Link;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void aPartOfNothingIsNoNumber() {
        assertThat(new Rate(0, 0).fraction()).isNull();
        assertThat(new Rate(0, 5).fraction()).isEqualTo(0.0);
        assertThat(new Rate(1, -1).fraction())
                .as("more was taken back than there was")
                .isNull();
    }

    @Test
    void aPeriodConversionMayExceedOne() {
        assertThat(new Rate(3, 2).fraction()).isEqualTo(1.5);
    }

    @Test
    void fewerThanTwentyAreASmallSample() {
        assertThat(new Rate(1, 19).isSmall()).isTrue();
        assertThat(new Rate(1, 20).isSmall()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "69,100,WEAK",
        "70,100,HEALTHY",
        "7,10,HEALTHY",
        "80,100,HEALTHY",
        "81,100,STRONG",
        "0,1,WEAK",
        "1,1,STRONG"
    })
    void theBandFromSeventyToEightyPercentIsHealthy(long accepted, long handedOff, Health health) {
        assertThat(Health.of(new Rate(accepted, handedOff), true)).contains(health);
    }

    @Test
    void thereIsNoVerdictOnAnImmatureOrEmptyCohort() {
        assertThat(Health.of(new Rate(75, 100), false)).isEmpty();
        assertThat(Health.of(new Rate(0, 0), true)).isEmpty();
    }

    @Test
    void aCohortIsMatureWhenItsYoungestIsOlderThanTheHorizon() {
        Horizon month = new Horizon(30);
        Instant exactly = NOW.minus(Duration.ofDays(30));

        assertThat(month.isMature(exactly, NOW)).isFalse();
        assertThat(month.isMature(exactly.minusNanos(1_000), NOW)).isTrue();
        assertThat(month.isMature(null, NOW)).isTrue();
        assertThat(month.isMature(exactly.minusSeconds(9), null)).isFalse();
    }

    @Test
    void aWindowThatEndsWhereItBeginsIsEmpty() {
        assertThat(new Window(NOW, NOW).isEmpty()).isTrue();
        assertThat(new Window(NOW, NOW.plusNanos(1_000)).isEmpty()).isFalse();
    }

    @Test
    void stagesAreOrderedByWhatEachSaysOfTheOneBefore() {
        assertThat(StageOrder.of(List.of(
                                new Link("SAL", "ACCEPTED", "MQL"),
                                new Link("Lead", "LEAD", null),
                                new Link("MQL", "QUALIFIED", "Lead")))
                        .stream()
                        .map(Link::stage))
                .containsExactly("Lead", "MQL", "SAL");
    }

    @Test
    void aStageWhosePredecessorIsNotKnownYetStillHasItsPlace() {
        assertThat(
                        StageOrder.of(List.of(
                                        new Link("SAL", "ACCEPTED", "MQL"), new Link("SQL", "SALES_QUALIFIED", "SAL")))
                                .stream()
                                .map(Link::stage))
                .containsExactly("SAL", "SQL");
    }

    @Test
    void stagesThatChaseEachOtherAreAllListed() {
        assertThat(StageOrder.of(List.of(new Link("A", "LEAD", "B"), new Link("B", "LEAD", "A"))))
                .hasSize(2);
    }

    @Property
    void aShuffledFunnelFindsItsOrder(@ForAll @IntRange(min = 1, max = 12) int stages, @ForAll long seed) {
        List<Link> links = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < stages; i++) {
            String stage = "s" + (i * 7 % 13) + "-" + i;
            links.add(new Link(stage, "LEAD", i == 0 ? null : expected.get(i - 1)));
            expected.add(stage);
        }
        Collections.shuffle(links, new Random(seed));

        assertThat(StageOrder.of(links).stream().map(Link::stage)).containsExactlyElementsOf(expected);
    }

    private enum End {
        ACCEPTED,
        REJECTED,
        OVERTURNED,
        CANCELLED,
        RECYCLED,
        NONE
    }

    /** An independent model: a list of ends, counted one by one, with exact decimals. */
    @Property
    void theHandshakeCountsWhatAListWouldShow(@ForAll @Size(max = 60) List<End> ends) {
        Handshake handshake = new Handshake(
                ends.size(),
                Collections.frequency(ends, End.ACCEPTED),
                Collections.frequency(ends, End.REJECTED) + Collections.frequency(ends, End.OVERTURNED),
                Collections.frequency(ends, End.CANCELLED),
                Collections.frequency(ends, End.RECYCLED),
                Collections.frequency(ends, End.OVERTURNED));

        int accepted = 0;
        int answered = 0;
        int open = 0;
        for (End end : ends) {
            accepted += end == End.ACCEPTED ? 1 : 0;
            answered += end == End.ACCEPTED || end == End.REJECTED ? 1 : 0;
            open += end == End.NONE ? 1 : 0;
        }

        assertThat(handshake.pending()).isEqualTo(open);
        assertRate(handshake.strict(), accepted, ends.size());
        assertRate(handshake.decided(), accepted, answered);
        if (!ends.isEmpty()) {
            BigDecimal strict =
                    BigDecimal.valueOf(accepted).divide(BigDecimal.valueOf(ends.size()), MathContext.DECIMAL128);
            Health expected = strict.compareTo(new BigDecimal("0.70")) < 0
                    ? Health.WEAK
                    : strict.compareTo(new BigDecimal("0.80")) > 0 ? Health.STRONG : Health.HEALTHY;
            assertThat(Health.of(handshake.strict(), true)).contains(expected);
        }
    }

    private static void assertRate(Rate rate, int part, int whole) {
        Double fraction = rate.fraction();
        if (whole == 0) {
            assertThat(fraction).isNull();
        } else {
            assertThat(fraction).isEqualTo((double) part / whole).isBetween(0.0, 1.0);
        }
    }
}
