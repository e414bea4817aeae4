package io.handshake.lead.funnel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one pass of a lead stands.
 *
 * @param pass its number: 1, 2, ...
 * @param stage key of the stage it stands in, or stood in when it ended
 * @param outcome how it ended; null while it is open
 * @param handedOverAnew whether a fresh hand-off decides about it, though another one was accepted
 */
public record Trip(int pass, String stage, @Nullable Outcome outcome, boolean handedOverAnew) {
    public Trip(int pass, String stage, @Nullable Outcome outcome) {
        this(pass, stage, outcome, false);
    }

    public boolean open() {
        return outcome == null;
    }

    /** Whether another pass may follow this one: it has ended, and the lead is not out. */
    public boolean mayBeFollowed() {
        return outcome != null && outcome != Outcome.DISQUALIFIED;
    }

    public Trip after(Decision decision) {
        return switch (decision) {
            case Decision.Moved(List<Entry> entries) -> new Trip(pass, lastOf(entries), outcome, handedOverAnew);
            case Decision.Closed closed -> new Trip(pass, lastOf(closed.entries()), closed.outcome(), handedOverAnew);
            case Decision.WentBack back ->
                new Trip(
                        pass,
                        back.back().key(),
                        back.end() == null ? outcome : back.end().outcome(),
                        handedOverAnew);
            case Decision.Stays _, Decision.Refused _, Decision.Unanswered _ -> this;
        };
    }

    private String lastOf(List<Entry> entries) {
        return entries.isEmpty() ? stage : entries.getLast().to().key();
    }
}
