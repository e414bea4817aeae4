package io.handshake.reporting.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.handshake.chassis.inbox.FeedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a page of sla-service's feed says, gathered per hand-off, offer and rep; a member not told stays null. */
final class SlaFacts {

    record Rep(UUID rep, String name, int weeklyCapacity, boolean active) {}

    /** A hand-off as far as the page tells. */
    static final class Handoff {
        final UUID id;

        /** Whose pass it is about by the latest fact. */
        UUID lead;

        int pass;

        @Nullable
        String to;

        @Nullable
        Instant qualifiedAt;

        @Nullable
        Instant openedAt;

        @Nullable
        Instant firstOfferedAt;

        @Nullable
        Instant acceptedAt;

        @Nullable
        Long acceptedAfter;

        @Nullable
        Instant rejectedAt;

        @Nullable
        Instant cancelledAt;

        @Nullable
        Instant suppressedAt;

        /** Whether the page says since when it is suppressed, or that it no longer is. */
        boolean saysSuppressed;

        Handoff(UUID id, UUID lead, int pass) {
            this.id = id;
            this.lead = lead;
            this.pass = pass;
        }

        void suppressed(@Nullable Instant at) {
            suppressedAt = at;
            saysSuppressed = true;
        }
    }

    /** An offer as far as the page tells. */
    static final class Offer {
        final UUID id;
        final UUID handoff;

        @Nullable
        UUID rep;

        @Nullable
        String clock;

        @Nullable
        Instant refusedAt;

        @Nullable
        String reason;

        @Nullable
        String group;

        @Nullable
        Boolean last;

        Offer(UUID id, UUID handoff) {
            this.id = id;
            this.handoff = handoff;
        }
    }

    /** The members of all facts about a hand-off; each type carries its own. */
    private record Told(
            UUID handoff,
            UUID lead,
            int pass,
            @Nullable String to,
            @Nullable Instant qualifiedAt,
            @Nullable UUID offer,
            @Nullable UUID rep,
            @Nullable Long elapsedSeconds,
            @Nullable String clock,
            @Nullable String reason,
            @Nullable String group,
            @JsonProperty("final") @Nullable Boolean last) {}

    final Map<UUID, Rep> reps = new LinkedHashMap<>();
    final Map<UUID, Handoff> handoffs = new LinkedHashMap<>();
    final Map<UUID, Offer> offers = new LinkedHashMap<>();

    void add(FeedEvent event) {
        switch (event.type()) {
            case "rep-registered", "rep-changed" -> {
                Rep rep = event.as(Rep.class);
                reps.put(rep.rep(), rep);
            }
            case "handoff-opened",
                    "handoff-offered",
                    "handoff-accepted",
                    "handoff-rejected",
                    "handoff-withdrawn",
                    "handoff-cancelled",
                    "handoff-moved",
                    "handoff-suppressed",
                    "handoff-released",
                    "clock-breached" -> add(event, event.as(Told.class));
            default -> {
                // that a hand-off waits follows from what was never offered
            }
        }
    }

    private void add(FeedEvent event, Told told) {
        Handoff handoff = handoffs.computeIfAbsent(told.handoff(), id -> new Handoff(id, told.lead(), told.pass()));
        handoff.lead = told.lead();
        handoff.pass = told.pass();
        Offer offer = offer(told);
        switch (event.type()) {
            case "handoff-opened" -> {
                handoff.to = told.to();
                handoff.qualifiedAt = told.qualifiedAt();
                handoff.openedAt = event.recordedAt();
            }
            case "handoff-offered" ->
                handoff.firstOfferedAt = handoff.firstOfferedAt == null ? event.occurredAt() : handoff.firstOfferedAt;
            case "handoff-accepted" -> {
                handoff.acceptedAt = event.recordedAt();
                handoff.acceptedAfter = told.elapsedSeconds();
                offer.clock = told.clock();
            }
            case "handoff-rejected" -> reject(event, told, handoff, offer);
            case "handoff-withdrawn" -> offer.clock = told.clock();
            case "clock-breached" -> offer.clock = "breached";
            case "handoff-cancelled" -> handoff.cancelledAt = event.recordedAt();
            case "handoff-moved" -> {
                // every fact says whose pass it is about
            }
            case "handoff-suppressed" -> handoff.suppressed(event.recordedAt());
            case "handoff-released" -> handoff.suppressed(null);
            default -> throw new IllegalArgumentException(event.type());
        }
    }

    private static void reject(FeedEvent event, Told told, Handoff handoff, Offer offer) {
        offer.clock = told.clock();
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
