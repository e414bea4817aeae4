package io.handshake.scoring.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a condition asks of a value. A value that is not known, or is of another kind, passes no test but that for being unknown. */
public sealed interface Test {
    /** Whether a known value passes; texts are compared without regard to case. */
    boolean passes(Object value);

    /** Whether it passes when nothing is known. */
    default boolean passesUnknown() {
        return false;
    }

    /** One of some texts, numbers or truth values. */
    record OneOf(Set<Object> values) implements Test {
        public OneOf {
            values = Set.copyOf(values.stream().map(Test::comparable).toList());
        }

        @Override
        public boolean passes(Object value) {
            return values.contains(comparable(value));
        }
    }

    /** Known, and none of some values. */
    record NoneOf(Set<Object> values) implements Test {
        public NoneOf {
            values = Set.copyOf(values.stream().map(Test::comparable).toList());
        }

        @Override
        public boolean passes(Object value) {
            return !values.contains(comparable(value));
        }
    }

    /** A number within bounds, both inclusive. */
    record Between(@Nullable BigDecimal atLeast, @Nullable BigDecimal atMost) implements Test {
        @Override
        public boolean passes(Object value) {
            return comparable(value) instanceof BigDecimal number
                    && (atLeast == null || number.compareTo(atLeast) >= 0)
                    && (atMost == null || number.compareTo(atMost) <= 0);
        }
    }

    /** A date within bounds, both inclusive. */
    record Dated(@Nullable LocalDate from, @Nullable LocalDate to) implements Test {
        @Override
        public boolean passes(Object value) {
            LocalDate date = date(value);
            return date != null && (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
        }

        private static @Nullable LocalDate date(Object value) {
            try {
                return value instanceof String text ? LocalDate.parse(text) : null;
            } catch (DateTimeParseException notADate) {
                return null;
            }
        }
    }

    /** A text that looks like one of some patterns, in which * stands for any text and ? for one character. */
    record Like(List<String> patterns) implements Test {
        public Like {
            patterns = patterns.stream()
                    .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                    .toList();
        }

        @Override
        public boolean passes(Object value) {
            return value instanceof String text
                    && patterns.stream().anyMatch(pattern -> matches(pattern, text.toLowerCase(Locale.ROOT)));
        }

        /** Goes back to the last star only, so the time grows with pattern times text at most. */
        private static boolean matches(String pattern, String text) {
            int at = 0;
            int star = -1;
            int resume = 0;
            int next = 0;
            while (next < text.length()) {
                if (at < pattern.length() && pattern.charAt(at) == '*') {
                    star = at++;
                    resume = next;
                } else if (at < pattern.length()
                        && (pattern.charAt(at) == '?' || pattern.charAt(at) == text.charAt(next))) {
                    at++;
                    next++;
                } else if (star >= 0) {
                    at = star + 1;
                    next = ++resume;
                } else {
                    return false;
                }
            }
            return pattern.substring(at).chars().allMatch(rest -> rest == '*');
        }
    }

    /** Whether anything is known at all. */
    record Known(boolean wanted) implements Test {
        @Override
        public boolean passes(Object value) {
            return wanted;
        }

        @Override
        public boolean passesUnknown() {
            return !wanted;
        }
    }

    /** Numbers are equal by value, texts without regard to case. */
    private static Object comparable(Object value) {
        return switch (value) {
            case String text -> text.toLowerCase(Locale.ROOT);
            case BigDecimal number -> plain(number);
            case Number number -> plain(new BigDecimal(number.toString()));
            default -> value;
        };
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
