package io.handshake.lead.lifecycle;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import io.handshake.lead.funnel.Answers;
import io.handshake.lead.funnel.Move;
import io.handshake.lead.funnel.Move.Accept;
import io.handshake.lead.funnel.Move.Disqualify;
import io.handshake.lead.funnel.Move.GiveBack;
import io.handshake.lead.funnel.Move.Reverse;
import io.handshake.lead.funnel.Move.SalesQualify;
import io.handshake.lead.funnel.Move.TurnDown;
import io.handshake.lead.identity.Aliases;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows sla-service: what a rep accepts enters the accepted stage, what a rep qualifies the sales-qualified one, and what is
 * refused for good, given back, put out or taken by nobody ends its pass. Whoever got it in hand is the lead's owner.
 */
@ApplicationScoped
class SlaInbox implements Inbox {
    private final Aliases aliases;
    private final FollowPeers peers;
    private final LeadNotes notes;

    SlaInbox(Aliases aliases, FollowPeers peers, LeadNotes notes) {
        this.aliases = aliases;
        this.peers = peers;
        this.notes = notes;
    }

    @Override
    public String feed() {
        return "sla";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        List<FollowPeers.Told> decisions =
                events.stream().flatMap(SlaInbox::told).toList();
        List<OwnerTold> owners = events.stream().flatMap(OwnerTold::of).toList();
        lockTogether(decisions, owners);
        peers.follow(decisions);
        notes.owners(owners);
        notes.reps(names(events));
    }

    /** First the ones and then the others would not be in order of id, and others who lock in order would wait in a circle. */
    private void lockTogether(List<FollowPeers.Told> decisions, List<OwnerTold> owners) {
        Set<UUID> leads = Stream.concat(
                        decisions.stream().map(FollowPeers.Told::lead),
                        owners.stream().map(OwnerTold::lead))
                .collect(Collectors.toSet());
        if (!leads.isEmpty()) {
            aliases.lock(leads);
        }
    }

    private static Map<UUID, String> names(List<FeedEvent> events) {
        Map<UUID, String> names = new LinkedHashMap<>();
        for (FeedEvent event : events) {
            if (event.type().equals("rep-registered") || event.type().equals("rep-changed")) {
                RepNamed rep = event.as(RepNamed.class);
                names.put(rep.rep(), rep.name());
            }
        }
        return names;
    }

    private static Stream<FollowPeers.Told> told(FeedEvent event) {
        return switch (event.type()) {
            case "handoff-accepted" -> {
                HandoffDecided accepted = event.as(HandoffDecided.class);
                yield Stream.of(told(event, accepted, new Accept(), null));
            }
            case "handoff-acceptance-reversed" -> {
                HandoffDecided reversed = event.as(HandoffDecided.class);
                String reason = orOther(reversed.reason());
                yield Stream.of(told(event, reversed, new Reverse(reason, reversed.last()), reason));
            }
            case "handoff-qualified" -> {
                HandoffDecided qualified = event.as(HandoffDecided.class);
                yield Stream.of(told(event, qualified, new SalesQualify(), null));
            }
            case "handoff-rejected" -> {
                HandoffDecided rejected = event.as(HandoffDecided.class);
                String reason = orOther(rejected.reason());
                yield rejected.last() ? Stream.of(told(event, rejected, new TurnDown(reason), reason)) : Stream.empty();
            }
            case "handoff-recycled" -> {
                HandoffDecided recycled = event.as(HandoffDecided.class);
                String why = orOther(recycled.why());
                yield Stream.of(told(event, recycled, new TurnDown(why), why));
            }
            case "handoff-disqualified" -> {
                HandoffDecided out = event.as(HandoffDecided.class);
                String reason = orOther(out.reason());
                yield Stream.of(told(event, out, new Disqualify(reason), reason));
            }
            case "handoff-returned" -> {
                HandoffDecided returned = event.as(HandoffDecided.class);
                String reason = orOther(returned.reason());
                yield Stream.of(told(event, returned, new GiveBack(reason), reason));
            }
            default -> Stream.empty();
        };
    }

    private static String orOther(@Nullable String reason) {
        return reason == null ? "other" : reason;
    }

    private static FollowPeers.Told told(FeedEvent event, HandoffDecided decided, Move move, @Nullable String reason) {
        String actor = actor(decided);
        return new FollowPeers.Told(
                decided.lead(),
                decided.pass(),
                move,
                which(event, decided)
                        .map(it ->
                                Cause.handoff(event.type(), decided.handoff(), it, event.occurredAt(), actor, reason))
                        .orElseGet(() ->
                                Cause.handoff(event.type(), decided.handoff(), event.occurredAt(), actor, reason)),
                Answers.told(Objects.requireNonNullElse(decided.answers(), Map.of())));
    }

    /** Who is told to have done it, and else the rep. */
    private static String actor(HandoffDecided decided) {
        if (decided.by() != null) {
            return decided.by();
        }
        return decided.rep() == null ? "sla-service" : decided.rep().toString();
    }

    /** Which of several acceptances, when the hand-off has been accepted before. */
    private static Optional<Object> which(FeedEvent event, HandoffDecided decided) {
        if (event.type().equals("handoff-acceptance-reversed")) {
            return Optional.ofNullable(decided.offer());
        }
        Integer acceptance = decided.acceptance();
        return acceptance == null || acceptance == 1 ? Optional.empty() : Optional.of(acceptance);
    }
}
