package io.handshake.lead.funnel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is asked before a pass leaves a stage.
 *
 * @param choices the values a choice is made from; empty for the other types
 */
public record Criterion(String key, String title, AnswerType type, boolean required, List<String> choices) {
    private static final int LONGEST_TEXT = 2_000;
    private static final BigDecimal LARGEST = new BigDecimal("1e15");
    private static final int DECIMALS = 6;

    public Criterion {
        choices = List.copyOf(choices);
    }

    /** What is wrong with an answer, if anything is. */
    Optional<String> wrong(Object answer) {
        return switch (type) {
            case YES_NO -> wrongUnless(answer instanceof Boolean, "must be true or false");
            case NUMBER ->
                wrongUnless(
                        answer instanceof Number number && isBounded(number),
                        "must be a number of at most 15 digits and 6 decimals");
            case CHOICE ->
                wrongUnless(
                        answer instanceof String text && choices.contains(text),
                        "must be one of " + String.join(", ", choices));
            case DATE ->
                wrongUnless(answer instanceof String text && isDate(text), "must be a date such as 2026-03-31");
            case TEXT ->
                wrongUnless(
                        answer instanceof String text && isSound(text),
                        "must be a text of 1 to 2,000 characters, not blank");
        };
    }

    private static Optional<String> wrongUnless(boolean right, String message) {
        return right ? Optional.empty() : Optional.of(message);
    }

    /** What is too large for a double comes as infinite. */
    private static boolean isBounded(Number answer) {
        return Double.isFinite(answer.doubleValue()) && isBounded(new BigDecimal(answer.toString()));
    }

    private static boolean isBounded(BigDecimal number) {
        return number.precision() <= 40
                && Math.abs(number.scale()) <= 40
                && number.abs().compareTo(LARGEST) < 0
                && number.stripTrailingZeros().scale() <= DECIMALS;
    }

    private static boolean isDate(String text) {
        try {
            int year = LocalDate.parse(text).getYear();
            return text.length() == 10 && year >= 1900 && year < 2200;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A text a database can keep: no NUL, no half of a surrogate pair. */
    private static boolean isSound(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_TEXT
                && text.codePoints().noneMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF);
    }
}
