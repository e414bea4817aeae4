package io.handshake.chassis.agreement;

import java.util.Map;

/** Whom an agreement is for: a value for some dimensions; whoever has other values is not meant. Empty: everybody. */
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
        return dimensions.entrySet().stream().allMatch(entry -> entry.getValue().equals(subject.get(entry.getKey())));
    }

    /** Whether there can be somebody whom both mean. */
    public boolean meets(Scope other) {
        return dimensions.entrySet().stream()
                .allMatch(entry -> other.dimensions
                        .getOrDefault(entry.getKey(), entry.getValue())
                        .equals(entry.getValue()));
    }
}
