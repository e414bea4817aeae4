package io.handshake.lead.attribute;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the values of an attribute are. */
public enum AttributeType {
    TEXT,
    NUMBER,
    INTEGER,
    BOOLEAN,
    DATE,
    CHOICE;

    private static final int LONGEST_TEXT = 1_000;
    private static final double LARGEST = 1e15;

    private final String word = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String word() {
        return word;
    }

    static AttributeType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What is wrong with a value, if anything is. */
    Optional<String> error(Object value, List<String> choices) {
        return switch (this) {
            case TEXT ->
                unless(
                        value instanceof String text && !text.isBlank() && text.length() <= LONGEST_TEXT,
                        "must be a text of 1 to 1,000 characters");
            case NUMBER ->
                unless(
                        value instanceof Number number && Math.abs(number.doubleValue()) <= LARGEST,
                        "must be a number between -1e15 and 1e15");
            case INTEGER ->
                unless(
                        isWhole(value) && Math.abs(((Number) value).doubleValue()) <= LARGEST,
                        "must be a whole number between -1e15 and 1e15");
            case BOOLEAN -> unless(value instanceof Boolean, "must be true or false");
            case DATE -> unless(value instanceof String text && isDate(text), "must be a date such as 2026-01-31");
            case CHOICE ->
                unless(
                        value instanceof String text && choices.contains(text),
                        "must be one of " + String.join(", ", choices));
        };
    }

    private static Optional<String> unless(boolean right, String message) {
        return right ? Optional.empty() : Optional.of(message);
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger;
    }

    private static boolean isDate(String text) {
        try {
            int year = LocalDate.parse(text).getYear();
            return year >= 1 && year <= 9999;
        } catch (DateTimeException notADate) {
            return false;
        }
    }
}
