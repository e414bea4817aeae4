package io.handshake.chassis.agreement;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom an agreement is for: a value for some dimensions; whoever has other values is not meant. Empty: everybody.
 *
 * <p>Values stay as both sides wrote them, which is what is signed, and are compared without regard to case.
 */
public record Scope(Map<String, String> dimensions) {
    public static final Scope EVERYBODY = new Scope(Map.of());

    public Scope {
        dimensions = Map.copyOf(dimensions);
    }

    /** How many dimensions it names; the more, the more it is to the point. */
    public int specificity() {
        return dimensions.size();
    }

    /** Whether somebody with these values is meant; a dimension without a value matches no value. */
    public boolean matches(Map<String, String> subject) {
        return dimensions.entrySet().stream().allMatch(entry -> same(entry.getValue(), subject.get(entry.getKey())));
    }

    /** Whether there can be somebody whom both mean. */
    public boolean meets(Scope other) {
        return dimensions.entrySet().stream()
                .allMatch(entry ->
                        same(entry.getValue(), other.dimensions.getOrDefault(entry.getKey(), entry.getValue())));
    }

    /** Whether both mean the same. */
    public boolean means(Scope other) {
        return dimensions.keySet().equals(other.dimensions.keySet()) && meets(other);
    }

    private static boolean same(String one, @Nullable String other) {
        return other != null
                && (one.equals(other) || one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT)));
    }
}
