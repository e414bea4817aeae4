package io.handshake.lead.funnel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The funnel's answer to a {@link Move}. */
public sealed interface Decision {
    /** The pass enters these stages, in this order; the last is where it stands then. */
    record Moved(List<Entry> entries) implements Decision {}

    /** The pass ends, after entering these stages, if any. */
    record Closed(
            List<Entry> entries, Outcome outcome, @Nullable String reason) implements Decision {}

    /**
     * Entries hold no more, and the pass is back in the stage before them.
     *
     * @param left the stages it left again, the last first
     * @param end how the pass ends there; null when it goes on
     */
    record WentBack(List<Stage> left, Stage back, @Nullable Closed end) implements Decision {}

    /** The move fits, and leaves the pass where it is. */
    record Stays() implements Decision {}

    /** The move fits, but the stage cannot be left like this; nothing changes. */
    record Unanswered(List<Unmet> unmet) implements Decision {}

    /** The move does not fit; nothing changes. */
    record Refused(String because) implements Decision {}
}
