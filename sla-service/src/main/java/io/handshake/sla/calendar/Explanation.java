package io.handshake.sla.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What counted of a time and why the rest did not, in order and without a gap.
 *
 * @param complete false when there were more parts than wanted; the last one then ends before the time does
 */
public record Explanation(List<Part> parts, boolean complete) {

    /** Collects parts up to a number, joining those that go on for the same reason. */
    static final class Draft {
        private final List<Part> parts = new ArrayList<>();
        private final int limit;
        private boolean full;

        Draft(int limit) {
            this.limit = limit;
        }

        void add(Instant from, Instant to, Reason reason) {
            if (full) {
                return;
            }
            if (!parts.isEmpty() && parts.getLast().reason().equals(reason)) {
                parts.set(parts.size() - 1, new Part(parts.getLast().from(), to, reason));
            } else if (parts.size() < limit) {
                parts.add(new Part(from, to, reason));
            } else {
                full = true;
            }
        }

        boolean isFull() {
            return full;
        }

        Explanation finish() {
            return new Explanation(List.copyOf(parts), !full);
        }
    }
}
