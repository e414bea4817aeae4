package io.handshake.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FadingTest {
    private static final Duration HALF_LIFE = Duration.ofHours(7);
    private static final long HOUR = 3_600_000_000L;

    private static Fading sum(List<Long> instants) {
        Fading sum = new Fading(HALF_LIFE);
        instants.forEach(instant -> sum.add(10, instant));
        return sum;
    }

    private static List<Long> instants(int count, long withinHours) {
        Random random = new Random(count);
        List<Long> instants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            instants.add((long) (random.nextDouble() * withinHours * HOUR));
        }
        return instants;
    }

    @Test
    void aHundredThousandActivitiesGiveTheSameDigitsInAnyOrderAndAfterTakingSomeBack() {
        List<Long> instants = instants(100_000, 3_000);
        Fading sum = sum(instants);
        Collections.shuffle(instants, new Random(1));
        Fading other = new Fading(HALF_LIFE);
        List<Long> takenBack = instants(500, 3_000);
        takenBack.forEach(instant -> other.add(-7, instant));
        takenBack.subList(0, 100).forEach(instant -> other.removeFirst(-7, instant));
        other.at(3_000 * HOUR);
        instants.forEach(instant -> other.add(10, instant));
        takenBack.subList(100, 500).forEach(instant -> other.removeFirst(-7, instant));

        for (long hours : new long[] {3_000, 3_001, 3_100, 3_400, 3_900}) {
            assertThat(other.at(hours * HOUR)).isEqualTo(sum.at(hours * HOUR));
        }
    }

    @Test
    void theSumIsThatOfTheFormulaToTheBillionth() {
        List<Long> instants = instants(1_000, 400);

        double plain = instants.stream()
                .mapToDouble(instant -> 10e9 * Math.pow(2, -(450.0 * HOUR - instant) / (7 * HOUR)))
                .sum();

        assertThat(Math.abs(sum(instants).at(450 * HOUR) - plain)).isLessThan(1);
    }

    @Test
    void wholePointsOfThisInstantAreWholeHoweverMany() {
        for (long instant : instants(1_000, 500_000)) {
            Fading sum = new Fading(HALF_LIFE);
            for (int i = 0; i < 1_000; i++) {
                sum.add(1_000, instant);
            }
            assertThat(sum.at(instant)).isEqualTo(1_000_000 * Points.ONE);
        }
    }

    @Test
    void itNeverRisesAndIsHalfAfterEachHalfLifeAlsoWhereASpanEnds() {
        Fading sum = sum(List.of(HOUR));
        long before = sum.at(HOUR);
        for (long at = HOUR; at < 1_200 * HOUR; at += HOUR / 3) {
            long now = sum.at(at);
            assertThat(now).isBetween(0L, before);
            assertThat(sum.at(at + 7 * HOUR)).isBetween(now / 2 - 1, now / 2 + 1);
            before = now;
        }
        assertThat(before).isZero();
    }
}
