package io.handshake.reporting.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.reporting.facts.HandoffTold.Offer;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a page of sla-service's feed says, gathered per hand-off, offer and rep. */
final class SlaFacts {

    record Rep(UUID rep, String name, int weeklyCapacity, boolean active) {}

    /** The members of all facts about a hand-off; each type carries its own. */
    private record Told(
            UUID handoff,
            UUID lead,
            int pass,
            @Nullable String to,
            @Nullable Instant qualifiedAt,
            @Nullable Boolean gated,
            @Nullable UUID offer,
            @Nullable UUID rep,
            @Nullable Long elapsedSeconds,
            @Nullable String clock,
            @Nullable String reason,
            @Nullable String group,
            @Nullable String why,
            @JsonProperty("final") @Nullable Boolean last) {}

    final Map<UUID, Rep> reps = new LinkedHashMap<>();
    final Map<UUID, HandoffTold> handoffs = new LinkedHashMap<>();
    final Map<UUID, Offer> offers = new LinkedHashMap<>();
    private final Set<String> reversed = new HashSet<>();

    /** Whether an acceptance of this hand-off was taken back here: what follows is to be written after that. */
    boolean tookBack(String handoff) {
        return reversed.contains(handoff);
    }

    void add(FeedEvent event) {
        switch (event.type()) {
            case "rep-registered", "rep-changed" -> {
                Rep rep = event.as(Rep.class);
                reps.put(rep.rep(), rep);
            }
            case "handoff-opened",
                    "handoff-offered",
                    "handoff-delivered",
                    "handoff-accepted",
                    "handoff-acceptance-reversed",
                    "handoff-rejected",
                    "handoff-withdrawn",
                    "handoff-reassigned",
                    "handoff-recycled",
                    "handoff-qualified",
                    "handoff-disqualified",
                    "handoff-returned",
                    "handoff-cancelled",
                    "handoff-moved",
                    "handoff-suppressed",
                    "handoff-released",
                    "clock-breached",
                    "clock-breach-retracted" -> add(event, event.as(Told.class));
            default -> {
                // that a hand-off waits follows from what was never offered
            }
        }
    }

    private void add(FeedEvent event, Told told) {
        HandoffTold handoff =
                handoffs.computeIfAbsent(told.handoff(), id -> new HandoffTold(id, told.lead(), told.pass()));
        handoff.lead = told.lead();
        handoff.pass = told.pass();
        Offer offer = offer(told);
        switch (event.type()) {
            case "handoff-opened" -> {
                handoff.to = told.to();
                handoff.qualifiedAt = told.qualifiedAt();
                handoff.openedAt = event.recordedAt();
                handoff.gated = told.gated();
            }
            case "handoff-offered" -> handoff.offered(event.occurredAt(), told.rep());
            case "handoff-delivered" -> {
                handoff.deliveredAt = event.recordedAt();
                handoff.rep = told.rep();
            }
            case "handoff-accepted" -> accept(event, told, handoff, offer);
            case "handoff-acceptance-reversed" -> {
                // names who had accepted; another rep may have had it since
                refuse(event, told, handoff, offer);
                handoff.reversedAt = event.recordedAt();
                reversed.add(event.subject());
            }
            case "handoff-rejected" -> {
                handoff.rep = told.rep();
                refuse(event, told, handoff, offer);
                offer.clock = told.clock();
            }
            case "handoff-withdrawn" -> {
                offer.clock = told.clock();
                offer.withdrawn = told.why();
                offer.withdrawnAt = event.recordedAt();
            }
            case "clock-breached" -> offer.clock = "breached";
            case "clock-breach-retracted" -> offer.clock = "met";
            default -> end(event, told, handoff);
        }
    }

    private static void end(FeedEvent event, Told told, HandoffTold handoff) {
        Instant at = event.recordedAt();
        switch (event.type()) {
            case "handoff-reassigned" -> handoff.rep = told.rep();
            case "handoff-recycled" -> handoff.recycledAt = at;
            case "handoff-qualified" -> handoff.concluded("qualified", at);
            case "handoff-disqualified" -> handoff.concluded("disqualified", at);
            case "handoff-returned" -> handoff.concluded("returned", at);
            case "handoff-cancelled" -> handoff.cancelledAt = at;
            case "handoff-suppressed" -> handoff.suppressed(at);
            case "handoff-released" -> handoff.suppressed(null);
            case "handoff-moved" -> {
                // every fact says whose pass it is about
            }
            default -> throw new IllegalArgumentException(event.type());
        }
    }

    private static void accept(FeedEvent event, Told told, HandoffTold handoff, Offer offer) {
        handoff.acceptedAt = event.recordedAt();
        handoff.answeredAt = event.occurredAt();
        handoff.acceptedAfter = told.elapsedSeconds();
        handoff.rep = told.rep();
        offer.clock = told.clock();
    }

    private static void refuse(FeedEvent event, Told told, HandoffTold handoff, Offer offer) {
        offer.refusedAt = event.recordedAt();
        offer.reason = told.reason();
        offer.group = told.group();
        offer.last = told.last();
        if (Boolean.TRUE.equals(told.last())) {
            handoff.rejectedAt = event.recordedAt();
        }
    }

    /** The offer a fact is about; facts about none get one that is not kept. */
    private Offer offer(Told told) {
        UUID id = told.offer();
        if (id == null) {
            return new Offer(told.handoff(), told.handoff());
        }
        Offer offer = offers.computeIfAbsent(id, _ -> new Offer(id, told.handoff()));
        offer.rep = told.rep();
        return offer;
    }
}
