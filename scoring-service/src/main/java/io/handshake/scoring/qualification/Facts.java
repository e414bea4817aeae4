package io.handshake.scoring.qualification;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.scoring.definition.ActivityTypes.ActivityType;
import io.handshake.scoring.definition.LeadAttributes.LeadAttribute;
import io.handshake.scoring.definition.SalesFunnels.AgreedFunnel;
import io.handshake.scoring.score.Pass;
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
import java.util.function.UnaryOperator;
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

    /** Per lead that the page mentions, what happened to its pass, in order. */
    final Map<UUID, List<UnaryOperator<Pass>>> moves = new HashMap<>();

    record RecordedActivity(UUID id, UUID key, String type, Instant occurredAt, Instant recordedAt) {}

    /** Whose a key is from an instant on; {@code moves} counts how often it has moved by then, its first joining included. */
    record Joined(UUID key, UUID lead, int moves, Instant since) {
        private static final Comparator<Joined> RANK = Comparator.comparingInt(Joined::moves)
                .thenComparing(Joined::since)
                .thenComparing(Joined::lead);

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

    private record ActivityRecorded(UUID activity, String activityType) {
        ActivityRecorded {
            Objects.requireNonNull(activity, "activity");
            Objects.requireNonNull(activityType, "activityType");
        }
    }

    private record LeadIdentified(List<ContactKey> keys) {
        LeadIdentified {
            Objects.requireNonNull(keys, "keys");
        }
    }

    private record LeadMerged(UUID merged, List<ContactKey> keys) {
        LeadMerged {
            Objects.requireNonNull(merged, "merged");
            Objects.requireNonNull(keys, "keys");
        }
    }

    private record LeadUnmerged(UUID unmerged, List<ContactKey> keys) {
        LeadUnmerged {
            Objects.requireNonNull(unmerged, "unmerged");
            Objects.requireNonNull(keys, "keys");
        }
    }

    private record ContactKey(UUID key, @Nullable Integer moves) {
        ContactKey {
            Objects.requireNonNull(key, "key");
        }

        Joined joins(UUID lead, Instant since) {
            return new Joined(key, lead, moves == null ? 1 : moves, since);
        }
    }

    private record PassOpened(int pass, String milestone) {
        PassOpened {
            Objects.requireNonNull(milestone, "milestone");
        }
    }

    private record PassClosed(int pass, String outcome) {
        PassClosed {
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    private record LeadPass(UUID lead, int pass) {
        LeadPass {
            Objects.requireNonNull(lead, "lead");
        }
    }

    private record Opportunity(
            UUID opportunity,
            @Nullable UUID lead,
            @Nullable Integer pass,
            @Nullable List<LeadPass> leads) {
        Opportunity {
            Objects.requireNonNull(opportunity, "opportunity");
        }

        /** Facts published before an opportunity could have several leads name the one only. */
        List<LeadPass> places() {
            if (leads != null) {
                return leads;
            }
            return lead == null || pass == null ? List.of() : List.of(new LeadPass(lead, pass));
        }
    }

    private void add(FeedEvent event) {
        switch (event.type()) {
            case "activity-recorded" -> recorded(event);
            case "activity-type-registered" -> registered(event);
            case "lead-attribute-declared" -> attributes.add(event.as(LeadAttribute.class));
            case "funnel-in-force" -> funnels.add(event.as(AgreedFunnel.class));
            case "lead-created" -> mentioned(UUID.fromString(event.subject()));
            case "lead-identified" -> identified(event);
            case "lead-merged" -> merged(event);
            case "lead-unmerged" -> unmerged(event);
            case "pass-opened" -> {
                PassOpened fact = event.as(PassOpened.class);
                moved(event, pass -> pass.opened(fact.pass(), fact.milestone()));
            }
            case "stage-entered" -> {
                PassOpened fact = event.as(PassOpened.class);
                moved(event, pass -> pass.entered(fact.pass(), fact.milestone()));
            }
            case "pass-closed" -> {
                PassClosed fact = event.as(PassClosed.class);
                moved(event, pass -> pass.closed(fact.pass(), fact.outcome(), event.recordedAt()));
            }
            case "opportunity-created", "opportunity-changed", "opportunity-reopened" -> outcome(event, "open");
            case "opportunity-won" -> outcome(event, "won");
            case "opportunity-lost" -> outcome(event, "lost");
            default -> {
                // said to others
            }
        }
    }

    private void moved(FeedEvent event, UnaryOperator<Pass> move) {
        mentioned(UUID.fromString(event.subject())).add(move);
    }

    private List<UnaryOperator<Pass>> mentioned(UUID lead) {
        return moves.computeIfAbsent(lead, id -> new ArrayList<>());
    }

    private void recorded(FeedEvent event) {
        ActivityRecorded fact = event.as(ActivityRecorded.class);
        activities.add(new RecordedActivity(
                fact.activity(),
                UUID.fromString(event.subject()),
                fact.activityType(),
                event.occurredAt(),
                event.recordedAt()));
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
        keys.forEach(key -> joined.add(key.joins(lead, event.recordedAt())));
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
