package io.handshake.scoring.statistics;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Shares out whole things in proportion to sizes: each gets its whole quota, and the largest remainders get what is left. */
public final class LargestRemainder {
    private LargestRemainder() {}

    /**
     * How many each gets, in the order of the sizes. Never more than its size: when there is more to give than they hold
     * together, everybody gets all. Equal remainders go to the larger size, then to the earlier one.
     */
    public static List<Integer> share(int seats, List<Integer> sizes) {
        long all = sizes.stream().mapToLong(Integer::longValue).sum();
        long given = Math.min(seats, all);
        if (all == 0) {
            return List.copyOf(sizes);
        }
        List<Integer> shares = new ArrayList<>();
        sizes.forEach(size -> shares.add((int) (given * size / all)));
        long left = given - shares.stream().mapToLong(Integer::longValue).sum();
        IntStream.range(0, sizes.size())
                .boxed()
                .sorted(comparingLong((Integer at) -> given * sizes.get(at) % all)
                        .reversed()
                        .thenComparing(
                                comparingLong((Integer at) -> sizes.get(at)).reversed()))
                .limit(left)
                .forEach(at -> shares.set(at, shares.get(at) + 1));
        return List.copyOf(shares);
    }
}
