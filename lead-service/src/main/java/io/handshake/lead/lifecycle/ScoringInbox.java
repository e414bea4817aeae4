package io.handshake.lead.lifecycle;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import io.handshake.lead.funnel.Move.Qualify;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Follows scoring-service: what it calls qualified enters the qualified stage of its pass. */
@ApplicationScoped
class ScoringInbox implements Inbox {
    private final FollowPeers peers;

    ScoringInbox(FollowPeers peers) {
        this.peers = peers;
    }

    @Override
    public String feed() {
        return "scoring";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        peers.follow(events.stream()
                .filter(event -> event.type().equals("lead-qualified"))
                .map(ScoringInbox::told)
                .toList());
    }

    private static FollowPeers.Told told(FeedEvent event) {
        LeadQualified qualified = event.as(LeadQualified.class);
        return new FollowPeers.Told(
                qualified.lead(),
                qualified.pass(),
                new Qualify(),
                Cause.qualification(
                        event.occurredAt(), qualified.reason(), qualified.definition(), qualified.version()));
    }
}
