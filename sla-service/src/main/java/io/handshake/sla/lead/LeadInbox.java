package io.handshake.sla.lead;

import static java.util.stream.Collectors.toSet;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import io.handshake.sla.handoffs.CancelHandoffs;
import io.handshake.sla.handoffs.CancelHandoffs.Closed;
import io.handshake.sla.handoffs.MergeHandoffs;
import io.handshake.sla.handoffs.OpenHandoffs;
import io.handshake.sla.handoffs.OpenHandoffs.Wanted;
import io.handshake.sla.handoffs.SuppressHandoffs;
import io.handshake.sla.lead.LeadFacts.Merge;
import io.handshake.sla.lead.LeadFacts.Run;
import io.handshake.sla.lead.LeadFacts.Step;
import io.handshake.sla.lead.LeadFacts.Unmerge;
import io.handshake.sla.standing.MergedLeads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Follows the passes of leads. A pass's stages and its end concern the same lead, so they arrive in their order: an end never
 * comes before the entry it answers, at most in the same page. Reading the feed again from its start changes nothing, since an
 * entry has its hand-off once, a merge is noted by how often the lead's key has moved, and of words on contact the latest counts.
 *
 * <p>The order here is that of the locks: who is merged, reps, then hand-offs that exist, and only then what this page opens.
 */
@ApplicationScoped
class LeadInbox implements Inbox {

    private final OpenHandoffs open;
    private final CancelHandoffs cancel;
    private final SuppressHandoffs suppress;
    private final MergeHandoffs merge;
    private final MergedLeads merged;

    LeadInbox(
            OpenHandoffs open,
            CancelHandoffs cancel,
            SuppressHandoffs suppress,
            MergeHandoffs merge,
            MergedLeads merged) {
        this.open = open;
        this.cancel = cancel;
        this.suppress = suppress;
        this.merge = merge;
        this.merged = merged;
    }

    record StageEntered(
            UUID lead, int pass, String to, @Nullable String handoffTo, boolean inferred) {}

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
            @Nullable String stage,
            @Nullable String handoffTo,
            @Nullable HandOver handOver) {}

    record HandOver(String stage, String to) {}

    @Override
    public String feed() {
        return "lead";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        List<Step> steps = LeadFacts.of(events).steps;
        lock(steps);
        for (Step step : steps) {
            switch (step) {
                case Run run -> follow(run);
                case Merge it -> it.joining(merged.note(it.words())).ifPresent(merge::merge);
                case Unmerge it -> it.wanted(merged.note(it.words())).ifPresent(open::openAnew);
            }
        }
    }

    private void lock(List<Step> steps) {
        List<Run> runs = steps.stream()
                .filter(Run.class::isInstance)
                .map(Run.class::cast)
                .toList();
        boolean merges = runs.size() < steps.size();
        boolean opens = runs.stream().anyMatch(run -> !run.wanted.isEmpty());
        if (merges) {
            merged.lock();
        } else if (opens) {
            merged.holdStill();
        }
        if (merges || opens || runs.stream().anyMatch(Run::releases)) {
            open.lockReps();
        }
        if (merges || runs.stream().anyMatch(run -> !run.contacts.isEmpty())) {
            open.lockHandoffsOf(
                    steps.stream().flatMap(step -> step.leads().stream()).collect(toSet()));
        }
    }

    private void follow(Run run) {
        cancel.cancel(run.closed);
        suppress.told(run.contacts.values());
        if (run.wanted.isEmpty()) {
            return;
        }
        Set<UUID> others = merged.among(run.wanted.stream().map(Wanted::lead).collect(toSet()));
        List<Wanted> wanted =
                run.wanted.stream().filter(it -> !others.contains(it.lead())).toList();
        open.open(wanted);
        cancel.cancel(openedAndClosed(wanted, run.closed));
    }

    private record PassKey(UUID lead, int pass) {}

    private static List<Closed> openedAndClosed(List<Wanted> wanted, List<Closed> closed) {
        Set<PassKey> opened =
                wanted.stream().map(it -> new PassKey(it.lead(), it.pass())).collect(toSet());
        return closed.stream()
                .filter(it -> opened.contains(new PassKey(it.lead(), it.pass())))
                .toList();
    }
}
