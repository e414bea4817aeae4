package io.handshake.sla.lead;

import static java.util.stream.Collectors.toSet;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import io.handshake.sla.handoffs.CancelHandoffs;
import io.handshake.sla.handoffs.CancelHandoffs.Closed;
import io.handshake.sla.handoffs.OpenHandoffs;
import io.handshake.sla.handoffs.OpenHandoffs.Wanted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Follows the passes of leads. A pass's stages and its end concern the same lead, so they arrive in their order: an end never
 * comes before the entry it answers, at most in the same page. Reading the feed again from its start changes nothing, since a
 * pass has at most one hand-off per stage.
 *
 * <p>The order here is that of the locks: reps, then hand-offs that exist, and only then what this page opens.
 */
@ApplicationScoped
class LeadInbox implements Inbox {

    private final OpenHandoffs open;
    private final CancelHandoffs cancel;

    LeadInbox(OpenHandoffs open, CancelHandoffs cancel) {
        this.open = open;
        this.cancel = cancel;
    }

    record StageEntered(
            UUID lead, int pass, String to, @Nullable String handoffTo, boolean inferred) {}

    record PassClosed(UUID lead, int pass, String outcome) {}

    @Override
    public String feed() {
        return "lead";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        List<Wanted> wanted = new ArrayList<>();
        List<Closed> closed = new ArrayList<>();
        for (FeedEvent event : events) {
            switch (event.type()) {
                case "stage-entered" -> {
                    StageEntered entry = event.as(StageEntered.class);
                    String to = entry.handoffTo();
                    if (to != null && !entry.inferred()) {
                        wanted.add(new Wanted(entry.lead(), entry.pass(), entry.to(), to, event.recordedAt()));
                    }
                }
                case "pass-closed" -> {
                    PassClosed end = event.as(PassClosed.class);
                    closed.add(new Closed(end.lead(), end.pass(), end.outcome()));
                }
                default -> {
                    // other facts about leads do not concern hand-offs
                }
            }
        }
        if (wanted.isEmpty()) {
            cancel.cancel(closed);
            return;
        }
        open.lockReps();
        cancel.cancel(closed);
        open.open(wanted);
        cancel.cancel(openedAndClosed(wanted, closed));
    }

    private record PassKey(UUID lead, int pass) {}

    private static List<Closed> openedAndClosed(List<Wanted> wanted, List<Closed> closed) {
        Set<PassKey> opened =
                wanted.stream().map(it -> new PassKey(it.lead(), it.pass())).collect(toSet());
        return closed.stream()
                .filter(it -> opened.contains(new PassKey(it.lead(), it.pass())))
                .toList();
    }
}
