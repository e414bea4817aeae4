package io.handshake.scoring.rule;

/** How a rule counts the activities that match it. */
public sealed interface Counting {
    /** Points for each of the newest so many. */
    record Each(int atMost) implements Counting {}

    /** Points once, while there are at least so many; they age with the newest. */
    record Once(int atLeast) implements Counting {}

    /** Points for each, however many there are. */
    static Counting all() {
        return new Each(Integer.MAX_VALUE);
    }
}
