package io.handshake.sla.criteria;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was answered with a decision, by criterion: true or false, a number or a text.
 *
 * @param published those that are no texts in the words of a person
 */
public record Answers(Map<String, Object> all, Map<String, Object> published) {
    public static final Answers NONE = new Answers(Map.of(), Map.of());

    private static final int LONGEST_TEXT = 2_000;

    public Answers {
        all = Map.copyOf(all);
        published = Map.copyOf(published);
    }

    /** In the order of their keys. */
    public Map<String, Object> told() {
        return new TreeMap<>(published);
    }

    /** Whether it can be an answer, whatever was asked. */
    public static boolean isAnswer(Object value) {
        return switch (value) {
            case Boolean _ -> true;
            case Number number -> Double.isFinite(number.doubleValue());
            case String text -> isSound(text);
            default -> false;
        };
    }

    /** A text a database can keep: no NUL, no half of a surrogate pair. */
    private static boolean isSound(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_TEXT
                && text.codePoints().noneMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF);
    }
}
