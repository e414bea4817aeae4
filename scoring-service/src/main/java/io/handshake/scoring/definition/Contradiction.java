package io.handshake.scoring.definition;

import io.handshake.scoring.rule.Test;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether one value can pass several tests, as far as that can be seen without knowing all values. */
final class Contradiction {
    private Contradiction() {}

    static boolean isIn(List<Test> tests, Declared declared) {
        if (tests.contains(new Test.Known(false))) {
            return tests.stream().anyMatch(test -> !test.passesUnknown());
        }
        Collection<?> candidates = candidates(tests, declared);
        return candidates != null
                ? candidates.stream().noneMatch(value -> tests.stream().allMatch(test -> test.passes(value)))
                : nothingBetween(tests, Test.Between.class, Test.Between::atLeast, Test.Between::atMost)
                        || nothingBetween(tests, Test.Dated.class, Test.Dated::from, Test.Dated::to)
                        || asksForTwoKinds(tests);
    }

    /** All values that could pass, when that is a short list. */
    private static @Nullable Collection<?> candidates(List<Test> tests, Declared declared) {
        for (Test test : tests) {
            if (test instanceof Test.OneOf oneOf) {
                return oneOf.values();
            }
        }
        return switch (declared.type()) {
            case CHOICE -> declared.choices();
            case BOOLEAN -> List.of(true, false);
            case TEXT, NUMBER, DATE, OTHER, ANY -> null;
        };
    }

    private static <T extends Test, V extends Comparable<? super V>> boolean nothingBetween(
            List<Test> tests, Class<T> kind, Function<T, @Nullable V> low, Function<T, @Nullable V> high) {
        List<V> lows = bounds(tests, kind, low).toList();
        List<V> highs = bounds(tests, kind, high).toList();
        return !lows.isEmpty()
                && !highs.isEmpty()
                && lows.stream()
                                .max(Comparator.naturalOrder())
                                .orElseThrow()
                                .compareTo(highs.stream()
                                        .min(Comparator.naturalOrder())
                                        .orElseThrow())
                        > 0;
    }

    private static <T extends Test, V> Stream<V> bounds(
            List<Test> tests, Class<T> kind, Function<T, @Nullable V> bound) {
        return tests.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(bound)
                .filter(Objects::nonNull);
    }

    /** No number is a date or a text. */
    private static boolean asksForTwoKinds(List<Test> tests) {
        return tests.stream().anyMatch(Test.Between.class::isInstance)
                && tests.stream().anyMatch(test -> test instanceof Test.Dated || test instanceof Test.Like);
    }

    static boolean isEmpty(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        return low != null && high != null && low.compareTo(high) > 0;
    }

    static boolean isEmpty(@Nullable LocalDate low, @Nullable LocalDate high) {
        return low != null && high != null && low.isAfter(high);
    }
}
