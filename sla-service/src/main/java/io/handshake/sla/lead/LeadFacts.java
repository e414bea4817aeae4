package io.handshake.sla.lead;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.sla.handoffs.CancelHandoffs.Closed;
import io.handshake.sla.handoffs.MergeHandoffs.Joining;
import io.handshake.sla.handoffs.OpenHandoffs.Wanted;
import io.handshake.sla.lead.LeadInbox.ContactAllowed;
import io.handshake.sla.lead.LeadInbox.ContactSuppressed;
import io.handshake.sla.lead.LeadInbox.HandOver;
import io.handshake.sla.lead.LeadInbox.Key;
import io.handshake.sla.lead.LeadInbox.LeadMerged;
import io.handshake.sla.lead.LeadInbox.LeadUnmerged;
import io.handshake.sla.lead.LeadInbox.PassClosed;
import io.handshake.sla.lead.LeadInbox.StageEntered;
import io.handshake.sla.standing.MergedLeads;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a page says in its order: in runs of facts about single leads, between which leads merge and part. */
final class LeadFacts {

    final List<Step> steps = new ArrayList<>();

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

        boolean releases() {
            return contacts.values().stream().anyMatch(word -> word.why() == null);
        }
    }

    /** A lead turned out to be another. */
    record Merge(LeadMerged fact) implements Step {

        List<MergedLeads.Word> words() {
            return LeadFacts.words(fact.keys(), _ -> fact.lead());
        }

        /** The passes that come together, if both leads have an open one. */
        Optional<Joining> joining(Set<UUID> news) {
            Integer pass = fact.pass();
            Integer mergedPass = fact.mergedPass();
            if (pass == null || mergedPass == null || !news.contains(fact.merged())) {
                return Optional.empty();
            }
            Set<UUID> before = new HashSet<>(news);
            before.remove(fact.merged());
            return Optional.of(new Joining(fact.lead(), pass, fact.merged(), mergedPass, before));
        }

        @Override
        public Set<UUID> leads() {
            Set<UUID> leads = new HashSet<>(Set.of(fact.lead(), fact.merged()));
            words().forEach(word -> leads.add(word.lead()));
            return leads;
        }
    }

    /** A merge was wrong. */
    record Unmerge(LeadUnmerged fact, Instant at) implements Step {

        List<MergedLeads.Word> words() {
            return LeadFacts.words(fact.keys(), key -> key.equals(fact.unmerged()) ? null : fact.unmerged());
        }

        /** From where the lead that goes back is handed over, if it is. */
        Optional<Wanted> wanted(Set<UUID> news) {
            Integer pass = fact.pass();
            HandOver from = fact.handOver() == null ? whereItStands() : fact.handOver();
            return pass == null || from == null || !news.contains(fact.unmerged())
                    ? Optional.empty()
                    : Optional.of(new Wanted(fact.unmerged(), pass, from.stage(), from.to(), at));
        }

        /** Events from before leads were handed over afresh once accepted tell no more than this. */
        private @Nullable HandOver whereItStands() {
            String stage = fact.stage();
            String to = fact.handoffTo();
            return stage == null || to == null ? null : new HandOver(stage, to);
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
                    run().wanted.add(new Wanted(entry.lead(), entry.pass(), entry.to(), to, event.recordedAt()));
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
            case "lead-merged" -> steps.add(new Merge(event.as(LeadMerged.class)));
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

    /** Of the keys only leads' own say who is whom. */
    private static List<MergedLeads.Word> words(List<Key> keys, Function<UUID, @Nullable UUID> survivor) {
        return keys.stream()
                .filter(key -> key.kind().equals("lead"))
                .map(key -> new MergedLeads.Word(key.key(), survivor.apply(key.key()), key.moves()))
                .toList();
    }
}
