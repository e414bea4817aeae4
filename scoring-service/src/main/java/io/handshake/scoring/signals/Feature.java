package io.handshake.scoring.signals;

/** Something that a point set can give points for. */
sealed interface Feature {
    /** An activity of a type, as often as it was done. */
    record Did(String activityType) implements Feature {}

    /** An attribute has a value: a text in lower case, as conditions ignore case, a number or a truth value. */
    record Is(String attribute, Object value) implements Feature {}

    /** In the same order always. */
    default String order() {
        return switch (this) {
            case Did(String type) -> "0 " + type;
            case Is(String attribute, Object value) -> "1 " + attribute + " " + value;
        };
    }
}
