package io.handshake.sla.lead;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.sla.funnels.FunnelVersion;
import io.handshake.sla.standing.ClosedPasses.Closed;
import io.handshake.sla.standing.Entry;
import io.handshake.sla.standing.JoinedPasses.Join;
import io.handshake.sla.standing.SuppressedLeads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a page says in its order: in runs of facts about single leads, between which leads merge and part. */
final class LeadFacts {

    final List<Step> steps = new ArrayList<>();

    record StageEntered(
            UUID lead,
            int pass,
            String funnel,
            int funnelVersion,
            String to,
            @Nullable String handoffTo,
            @Nullable Boolean gated,
            boolean inferred) {}

    record PassClosed(UUID lead, int pass, String outcome) {}

    record ContactSuppressed(UUID lead, String why) {}

    record ContactAllowed(UUID lead) {}

    record Key(UUID key, String kind, int moves) {}

    record LeadMerged(
            UUID lead,
            UUID merged,
            List<Key> keys,
            @Nullable Integer pass,
            @Nullable Integer mergedPass) {}

    record LeadUnmerged(
            UUID lead,
            UUID unmerged,
            List<Key> keys,
            @Nullable Integer pass,
            @Nullable HandOver handOver,
            @Nullable Boolean gated) {}

    record HandOver(String stage, String to) {}

    /** An entry that is to be handed over. */
    record Wanted(StageEntered fact, String to, Instant at) {

        boolean saysWhetherGated() {
            return fact.gated() != null;
        }

        /** @param gateless the funnels that are known to have no stage where sales accepts */
        Entry entry(Set<FunnelVersion> gateless) {
            Boolean told = fact.gated();
            boolean gated = told == null
                    ? !gateless.contains(new FunnelVersion(fact.funnel(), fact.funnelVersion()))
                    : told.booleanValue();
            return new Entry(fact.lead(), fact.pass(), fact.to(), to, at, gated, 0);
        }
    }

    sealed interface Step {

        /** Whose hand-offs the step may change. */
        Set<UUID> leads();
    }

    /** Facts about single leads, in which only the order within each lead matters. */
    static final class Run implements Step {
        final List<Wanted> wanted = new ArrayList<>();
        final List<Closed> closed = new ArrayList<>();
        final Map<UUID, SuppressedLeads.Word> contacts = new HashMap<>();

        @Override
        public Set<UUID> leads() {
            Set<UUID> leads = new HashSet<>(contacts.keySet());
            closed.forEach(it -> leads.add(it.lead()));
            return leads;
        }
    }

    /** A lead turned out to be another. */
    record Merge(LeadMerged fact, Instant at) implements Step {

        /** The passes that come together, if both leads have an open one. */
        Optional<Join> join() {
            Integer pass = fact.pass();
            Integer mergedPass = fact.mergedPass();
            return pass == null || mergedPass == null
                    ? Optional.empty()
                    : Optional.of(new Join(
                            fact.merged(), moves(fact.merged(), fact.keys()), mergedPass, fact.lead(), pass, at));
        }

        @Override
        public Set<UUID> leads() {
            return Set.of(fact.lead(), fact.merged());
        }
    }

    /** A merge was wrong. */
    record Unmerge(LeadUnmerged fact, Instant at) implements Step {

        int moves() {
            return LeadFacts.moves(fact.unmerged(), fact.keys());
        }

        /** From where the lead that goes back is handed over, if it is; a pass without a gate in earlier entries has none. */
        Optional<Entry> wanted() {
            Integer pass = fact.pass();
            HandOver from = fact.handOver();
            return pass == null || from == null
                    ? Optional.empty()
                    : Optional.of(new Entry(
                            fact.unmerged(),
                            pass,
                            from.stage(),
                            from.to(),
                            at,
                            Objects.requireNonNullElse(fact.gated(), true),
                            moves()));
        }

        @Override
        public Set<UUID> leads() {
            return Set.of(fact.unmerged());
        }
    }

    static LeadFacts of(List<FeedEvent> events) {
        LeadFacts facts = new LeadFacts();
        events.forEach(facts::add);
        return facts;
    }

    private void add(FeedEvent event) {
        switch (event.type()) {
            case "stage-entered" -> {
                StageEntered entry = event.as(StageEntered.class);
                String to = entry.handoffTo();
                if (to != null && !entry.inferred()) {
                    run().wanted.add(new Wanted(entry, to, event.recordedAt()));
                }
            }
            case "pass-closed" -> {
                PassClosed end = event.as(PassClosed.class);
                run().closed.add(new Closed(end.lead(), end.pass(), end.outcome()));
            }
            case "contact-suppressed" -> {
                ContactSuppressed fact = event.as(ContactSuppressed.class);
                contact(event, fact.lead(), fact.why());
            }
            case "contact-allowed" ->
                contact(event, event.as(ContactAllowed.class).lead(), null);
            case "lead-merged" -> steps.add(new Merge(event.as(LeadMerged.class), event.recordedAt()));
            case "lead-unmerged" -> steps.add(new Unmerge(event.as(LeadUnmerged.class), event.recordedAt()));
            default -> {
                // other facts about leads do not concern hand-offs
            }
        }
    }

    private void contact(FeedEvent event, UUID lead, @Nullable String why) {
        long sequence = Objects.requireNonNullElse(event.sequence(), 0L);
        run().contacts.put(lead, new SuppressedLeads.Word(lead, why, event.recordedAt(), sequence));
    }

    private Run run() {
        if (!steps.isEmpty() && steps.getLast() instanceof Run run) {
            return run;
        }
        Run run = new Run();
        steps.add(run);
        return run;
    }

    /** How often a lead's own key has moved, with this one. */
    private static int moves(UUID lead, List<Key> keys) {
        return keys.stream()
                .filter(key -> key.kind().equals("lead") && key.key().equals(lead))
                .mapToInt(Key::moves)
                .findFirst()
                .orElseThrow();
    }
}
