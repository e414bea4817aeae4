package io.handshake.scoring.qualification;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.scoring.definition.ActivityTypes.ActivityType;
import io.handshake.scoring.definition.LeadAttributes.LeadAttribute;
import io.handshake.scoring.definition.SalesFunnels.AgreedFunnel;
import io.handshake.scoring.qualification.LeadFeed.ActivityRecorded;
import io.handshake.scoring.qualification.LeadFeed.ContactKey;
import io.handshake.scoring.qualification.LeadFeed.LeadIdentified;
import io.handshake.scoring.qualification.LeadFeed.LeadMerged;
import io.handshake.scoring.qualification.LeadFeed.LeadUnmerged;
import io.handshake.scoring.qualification.LeadFeed.Opportunity;
import io.handshake.scoring.qualification.LeadFeed.PassClosed;
import io.handshake.scoring.qualification.LeadFeed.PassOpened;
import io.handshake.scoring.qualification.LeadFeed.StageEntered;
import io.handshake.scoring.qualification.LeadFeed.StageEntryReversed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a page of lead-service's feed says, sorted by what it is about; types not listed here are none of our business. */
final class Facts {
    final List<ActivityType> types = new ArrayList<>();
    final List<LeadAttribute> attributes = new ArrayList<>();
    final List<AgreedFunnel> funnels = new ArrayList<>();
    final List<RecordedActivity> activities = new ArrayList<>();
    final List<Joined> joined = new ArrayList<>();
    final Map<UUID, Outcome> outcomes = new HashMap<>();
    final Set<Place> places = new HashSet<>();

    final List<LeadProfile> profiles = new ArrayList<>();
    final Milestones milestones = new Milestones();

    /** Per lead that the page mentions, what happened to its pass, in order. */
    final Map<UUID, List<Move>> moves = new HashMap<>();

    /** An activity; {@code properties} are JSON. */
    record RecordedActivity(
            UUID id,
            UUID key,
            String type,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable String source,
            @Nullable String campaign,
            @Nullable String properties) {}

    /** Whose a key is from an instant on; {@code moves} counts how often it has moved by then, its first joining included. */
    record Joined(UUID key, UUID lead, int moves, Instant since) {
        private static final Comparator<Joined> RANK = Comparator.comparingInt(Joined::moves)
                .thenComparing(Joined::since)
                .thenComparing(joined -> joined.lead().toString());

        /** The order does not depend on the one of arrival, so the map ends alike however the words of leads interleave. */
        boolean outranks(Joined other) {
            return RANK.compare(this, other) > 0;
        }
    }

    /** A pass that an opportunity runs or ran in. */
    record Place(UUID opportunity, UUID lead, int pass) {}

    record Outcome(
            UUID opportunity,
            @Nullable UUID lead,
            @Nullable Integer pass,
            String outcome,
            @Nullable Instant createdAt,
            @Nullable Instant closedAt) {
        Outcome then(Outcome later) {
            return new Outcome(
                    opportunity,
                    later.lead == null ? lead : later.lead,
                    later.pass == null ? pass : later.pass,
                    later.outcome,
                    createdAt == null ? later.createdAt : createdAt,
                    later.closedAt);
        }
    }

    static Facts of(List<FeedEvent> events) {
        Facts facts = new Facts();
        events.forEach(facts::add);
        return facts;
    }

    private record TypeRegistered(
            String key,
            @Nullable String title,
            @Nullable String intent,
            @Nullable JsonNode properties) {}

    private void add(FeedEvent event) {
        switch (event.type()) {
            case "activity-recorded" -> recorded(event);
            case "activity-type-registered" -> registered(event);
            case "lead-created", "lead-changed" -> known(event);
            case "lead-attribute-declared" -> attributes.add(event.as(LeadAttribute.class));
            case "funnel-in-force" -> funnels.add(event.as(AgreedFunnel.class));
            case "lead-identified" -> identified(event);
            case "lead-merged" -> merged(event);
            case "lead-unmerged" -> unmerged(event);
            case "pass-opened" -> opened(event);
            case "stage-entered" -> entered(event);
            case "stage-entry-reversed" -> reversed(event);
            case "pass-closed" -> closed(event);
            case "opportunity-created", "opportunity-changed", "opportunity-reopened" -> outcome(event, "open");
            case "opportunity-won" -> outcome(event, "won");
            case "opportunity-lost" -> outcome(event, "lost");
            default -> {
                // said to others
            }
        }
    }

    private void known(FeedEvent event) {
        mentioned(UUID.fromString(event.subject()));
        profiles.add(LeadProfile.of(event));
    }

    private void opened(FeedEvent event) {
        PassOpened fact = event.as(PassOpened.class);
        milestones.entered(event, fact.entered());
        moved(event, new Move.Opened(fact.pass(), fact.milestone(), event.recordedAt()));
    }

    private void entered(FeedEvent event) {
        StageEntered fact = event.as(StageEntered.class);
        milestones.entered(event, fact);
        moved(event, new Move.Entered(fact.pass(), fact.milestone()));
    }

    /** A pass that was qualified is not qualified again, so it stands where it stood. */
    private void reversed(FeedEvent event) {
        mentioned(UUID.fromString(event.subject()));
        milestones.reversed(event, event.as(StageEntryReversed.class));
    }

    private void closed(FeedEvent event) {
        PassClosed fact = event.as(PassClosed.class);
        moved(event, new Move.Closed(fact.pass(), fact.outcome(), fact.reason(), event.recordedAt()));
    }

    private void moved(FeedEvent event, Move move) {
        mentioned(UUID.fromString(event.subject())).add(move);
    }

    private List<Move> mentioned(UUID lead) {
        return moves.computeIfAbsent(lead, id -> new ArrayList<>());
    }

    private void recorded(FeedEvent event) {
        ActivityRecorded fact = event.as(ActivityRecorded.class);
        activities.add(new RecordedActivity(
                fact.activity(),
                UUID.fromString(event.subject()),
                fact.activityType(),
                event.occurredAt(),
                event.recordedAt(),
                fact.source(),
                fact.campaign(),
                fact.told()));
    }

    private void registered(FeedEvent event) {
        TypeRegistered fact = event.as(TypeRegistered.class);
        types.add(new ActivityType(
                event.subject(),
                Objects.requireNonNullElse(fact.title(), event.subject()),
                Objects.requireNonNullElse(fact.intent(), "unknown"),
                fact.properties()));
    }

    private void identified(FeedEvent event) {
        UUID lead = UUID.fromString(event.subject());
        join(lead, event.as(LeadIdentified.class).keys(), event);
    }

    private void merged(FeedEvent event) {
        LeadMerged fact = event.as(LeadMerged.class);
        mentioned(fact.merged());
        join(UUID.fromString(event.subject()), fact.keys(), event);
    }

    private void unmerged(FeedEvent event) {
        LeadUnmerged fact = event.as(LeadUnmerged.class);
        mentioned(UUID.fromString(event.subject()));
        join(fact.unmerged(), fact.keys(), event);
    }

    private void join(UUID lead, List<ContactKey> keys, FeedEvent event) {
        mentioned(lead);
        keys.forEach(key -> joined.add(new Joined(key.key(), lead, key.movesOr(1), event.recordedAt())));
    }

    private void outcome(FeedEvent event, String outcome) {
        Opportunity fact = event.as(Opportunity.class);
        Instant at = event.occurredAt();
        boolean begins = event.type().equals("opportunity-created");
        boolean ends = !outcome.equals("open");
        outcomes.merge(
                fact.opportunity(),
                new Outcome(
                        fact.opportunity(), fact.lead(), fact.pass(), outcome, begins ? at : null, ends ? at : null),
                Outcome::then);
        fact.places().forEach(it -> places.add(new Place(fact.opportunity(), it.lead(), it.pass())));
    }
}
