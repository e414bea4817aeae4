package io.handshake.sla.lead;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import io.handshake.sla.handoffs.CancelHandoffs;
import io.handshake.sla.handoffs.CancelHandoffs.Closed;
import io.handshake.sla.handoffs.OpenHandoffs;
import io.handshake.sla.handoffs.OpenHandoffs.Wanted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Follows the passes of leads. Openings are applied before closings: both concern the same lead, so its feed brings a pass's
 * stages before its end, and what one page holds of both can only be an opening that a closing cancels. Reading the feed
 * again from its start changes nothing, since a pass has at most one hand-off per stage.
 */
@ApplicationScoped
class LeadInbox implements Inbox {

    private final OpenHandoffs open;
    private final CancelHandoffs cancel;

    LeadInbox(OpenHandoffs open, CancelHandoffs cancel) {
        this.open = open;
        this.cancel = cancel;
    }

    private record StageEntered(
            UUID lead, int pass, String to, @Nullable String handoffTo, boolean inferred) {}

    private record PassClosed(UUID lead, int pass, String outcome) {}

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
        open.open(wanted);
        if (!closed.isEmpty()) {
            cancel.cancel(closed);
        }
    }
}
