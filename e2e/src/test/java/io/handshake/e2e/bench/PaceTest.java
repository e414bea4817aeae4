package io.handshake.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void ninetyNineOfAHundredTurnsStayedBelow() {
        long[] turns =
                LongStream.rangeClosed(1, 200).map(n -> (201 - n) * 1_000_000).toArray();

        assertThat(Pace.of(5, turns).p99()).isEqualTo(198);
    }

    @Test
    void withoutTurnsNobodyKnowsHowLongTheyTook() {
        assertThat(Pace.of(5, new long[0]).p99()).isNaN();
    }

    @Test
    void roundsTellTheMedianOfThePairsAndTheWorkOnOneRow() {
        Iterator<Double> ceiling = List.of(100.0, 400.0, 200.0).iterator();
        Iterator<Double> product = List.of(50.0, 100.0, 160.0).iterator();
        Iterator<Integer> busy = List.of(0, 1, 1, 2, 2, 3).iterator();

        Rounds rounds = Rounds.of(
                (_, _) -> Pace.of(product.next()),
                (_, _) -> Pace.of(ceiling.next()),
                2,
                Duration.ofSeconds(10),
                () -> Duration.ofSeconds(busy.next()));

        assertThat(rounds).isEqualTo(new Rounds(100, 200, 0.5, Double.NaN, 1));
    }
}
