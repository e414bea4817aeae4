package io.handshake.reporting.facts;

import io.handshake.chassis.inbox.FeedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a page of lead-service's feed says of opportunities; times are those of recording. */
final class OpportunityFacts {

    record Deal(
            UUID id,
            @Nullable UUID lead,
            @Nullable Integer pass,
            @Nullable Instant createdAt,
            @Nullable Amount amount) {

        Deal then(Deal later) {
            return new Deal(
                    id,
                    later.lead == null ? lead : later.lead,
                    later.pass == null ? pass : later.pass,
                    createdAt == null ? later.createdAt : createdAt,
                    later.amount == null ? amount : later.amount);
        }
    }

    record Amount(long minor, String currency) {}

    record Place(UUID opportunity, UUID lead, int pass) {}

    record TurnKey(UUID opportunity, long sequence) {}

    record End(
            TurnKey key,
            String outcome,
            Instant at,
            @Nullable Amount amount) {}

    private record LeadPass(UUID lead, int pass) {}

    private record Opportunity(
            UUID opportunity,
            @Nullable UUID lead,
            @Nullable Integer pass,
            @Nullable List<LeadPass> leads,
            @Nullable Amount amount) {

        /** Facts published before an opportunity could have several leads name the one only. */
        List<LeadPass> places() {
            if (leads != null) {
                return leads;
            }
            return lead == null || pass == null ? List.of() : List.of(new LeadPass(lead, pass));
        }
    }

    final Map<UUID, Deal> deals = new LinkedHashMap<>();
    final Map<Place, Instant> places = new LinkedHashMap<>();
    final Map<TurnKey, End> ends = new LinkedHashMap<>();
    final Map<TurnKey, Instant> reopened = new LinkedHashMap<>();

    void add(FeedEvent event) {
        switch (event.type()) {
            case "opportunity-created", "opportunity-changed" -> told(event);
            case "opportunity-won" -> end(event, "won");
            case "opportunity-lost" -> end(event, "lost");
            case "opportunity-reopened" -> {
                Opportunity it = told(event);
                reopened.put(turn(it, event), event.recordedAt());
            }
            default -> {
                // not of opportunities
            }
        }
    }

    private Opportunity told(FeedEvent event) {
        Opportunity it = event.as(Opportunity.class);
        Instant at = event.recordedAt();
        Instant createdAt = event.type().equals("opportunity-created") ? at : null;
        deals.merge(
                it.opportunity(), new Deal(it.opportunity(), it.lead(), it.pass(), createdAt, it.amount()), Deal::then);
        it.places().forEach(place -> places.putIfAbsent(new Place(it.opportunity(), place.lead(), place.pass()), at));
        return it;
    }

    private void end(FeedEvent event, String outcome) {
        Opportunity it = told(event);
        TurnKey key = turn(it, event);
        ends.put(key, new End(key, outcome, event.recordedAt(), it.amount()));
    }

    private static TurnKey turn(Opportunity it, FeedEvent event) {
        return new TurnKey(it.opportunity(), Objects.requireNonNull(event.sequence(), "sequence"));
    }
}
