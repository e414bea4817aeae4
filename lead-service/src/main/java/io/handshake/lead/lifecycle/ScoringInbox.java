package io.handshake.lead.lifecycle;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import io.handshake.lead.funnel.Move.Qualify;
import io.handshake.lead.identity.Aliases;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Follows scoring-service: what it calls qualified enters the qualified stage of its pass. */
@ApplicationScoped
class ScoringInbox implements Inbox {
    private final Aliases aliases;
    private final FollowPeers peers;
    private final LeadNotes notes;

    ScoringInbox(Aliases aliases, FollowPeers peers, LeadNotes notes) {
        this.aliases = aliases;
        this.peers = peers;
        this.notes = notes;
    }

    @Override
    public String feed() {
        return "scoring";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        List<FollowPeers.Told> told = events.stream()
                .filter(event -> event.type().equals("lead-qualified"))
                .map(ScoringInbox::told)
                .toList();
        Map<UUID, Double> scores = scores(events);
        lockTogether(told, scores.keySet());
        peers.follow(told);
        notes.scores(scores);
    }

    /** First the ones and then the others would not be in order of id, and others who lock in order would wait in a circle. */
    private void lockTogether(List<FollowPeers.Told> told, Set<UUID> scored) {
        Set<UUID> leads = new HashSet<>(scored);
        told.forEach(it -> leads.add(it.lead()));
        if (!leads.isEmpty()) {
            aliases.lock(leads);
        }
    }

    private static Map<UUID, Double> scores(List<FeedEvent> events) {
        Map<UUID, Double> scores = new LinkedHashMap<>();
        for (FeedEvent event : events) {
            switch (event.type()) {
                case "lead-qualified" -> {
                    LeadQualified qualified = event.as(LeadQualified.class);
                    if (qualified.score() != null) {
                        scores.put(qualified.lead(), qualified.score());
                    }
                }
                case "score-changed" -> {
                    ScoreChanged changed = event.as(ScoreChanged.class);
                    scores.put(changed.lead(), changed.score());
                }
                default -> {
                    // says nothing of a score
                }
            }
        }
        return scores;
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
