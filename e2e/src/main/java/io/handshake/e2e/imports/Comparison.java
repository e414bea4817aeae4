package io.handshake.e2e.imports;

import java.time.Duration;

/** Expected figures beside those that were seen. */
final class Comparison {
    private final StringBuilder table = new StringBuilder("\n%-26s %10s %10s%n".formatted("", "expected", "seen"));
    private boolean same = true;

    Comparison line(String what, long expected, long seen) {
        same &= expected == seen;
        table.append("%-26s %,10d %,10d%s%n".formatted(what, expected, seen, expected == seen ? "" : "   differs"));
        return this;
    }

    /** The exit code: 0 when all figures agree. */
    int print(Duration took) {
        System.out.println(table);
        System.out.printf(
                "%s, in %.1f seconds.%n", same ? "All figures agree" : "Some figures differ", took.toMillis() / 1000.0);
        return same ? 0 : 1;
    }
}
