package io.handshake.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {
    /** 10 of 110 + 60 + 30 + 20 = 220: quotas 5, 2.73, 1.36, 0.91. */
    @Test
    void workedByHand() {
        assertThat(LargestRemainder.share(10, List.of(110, 60, 30, 20))).containsExactly(5, 3, 1, 1);
    }

    @Test
    void equalRemaindersGoToTheLargerThenToTheEarlier() {
        assertThat(LargestRemainder.share(1, List.of(5, 5))).containsExactly(1, 0);
        assertThat(LargestRemainder.share(2, List.of(1, 3))).containsExactly(0, 2);
    }

    @Test
    void nobodyGivesMoreThanThereIs() {
        assertThat(LargestRemainder.share(100, List.of(3, 0, 4))).containsExactly(3, 0, 4);
        assertThat(LargestRemainder.share(5, List.of(0, 0))).containsExactly(0, 0);
        assertThat(LargestRemainder.share(5, List.of())).isEmpty();
    }

    @Property
    void everythingIsGivenAndNobodyIsAWholeSeatFromTheQuota(
            @ForAll @IntRange(max = 2_000) int seats,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 1_000_000) Integer> sizes) {
        long all = sizes.stream().mapToLong(Integer::longValue).sum();
        List<Integer> shares = LargestRemainder.share(seats, sizes);

        assertThat(shares.stream().mapToLong(Integer::longValue).sum()).isEqualTo(Math.min(seats, all));
        for (int i = 0; i < sizes.size(); i++) {
            double quota = all == 0 ? 0 : Math.min(seats, all) * (double) sizes.get(i) / all;
            assertThat(shares.get(i)).isLessThanOrEqualTo(sizes.get(i));
            assertThat(Math.abs(shares.get(i) - quota)).isLessThan(1);
        }
    }
}
