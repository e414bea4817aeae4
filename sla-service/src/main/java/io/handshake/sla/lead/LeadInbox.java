package io.handshake.sla.lead;

import static java.util.stream.Collectors.toSet;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import io.handshake.sla.funnels.FunnelVersion;
import io.handshake.sla.handoffs.CancelHandoffs;
import io.handshake.sla.handoffs.DealsOfHandoffs;
import io.handshake.sla.handoffs.MergeHandoffs;
import io.handshake.sla.handoffs.OpenHandoffs;
import io.handshake.sla.handoffs.SuppressHandoffs;
import io.handshake.sla.known.KnownDeals;
import io.handshake.sla.known.KnownDeals.Opened;
import io.handshake.sla.lead.LeadFacts.Merge;
import io.handshake.sla.lead.LeadFacts.Run;
import io.handshake.sla.lead.LeadFacts.Step;
import io.handshake.sla.lead.LeadFacts.Unmerge;
import io.handshake.sla.lead.LeadFacts.Wanted;
import io.handshake.sla.standing.Entry;
import io.handshake.sla.standing.SuppressedLeads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Follows the passes of leads. The facts of one lead arrive in their order, those of different leads in any: what is told late
 * has the effect it would have had in time. Reading the feed again from its start changes nothing, since an entry has its
 * hand-off once, a merge brings hand-offs together once, and of words on contact the latest counts.
 *
 * <p>The order here is that of the locks: reps, then hand-offs that exist, and only then what this page opens.
 */
@ApplicationScoped
class LeadInbox implements Inbox {

    private final OpenHandoffs open;
    private final CancelHandoffs cancel;
    private final SuppressHandoffs suppress;
    private final MergeHandoffs merge;
    private final DealsOfHandoffs deals;
    private final SuppressedLeads suppressed;
    private final Copies copies;

    LeadInbox(
            OpenHandoffs open,
            CancelHandoffs cancel,
            SuppressHandoffs suppress,
            MergeHandoffs merge,
            DealsOfHandoffs deals,
            SuppressedLeads suppressed,
            Copies copies) {
        this.open = open;
        this.cancel = cancel;
        this.suppress = suppress;
        this.merge = merge;
        this.deals = deals;
        this.suppressed = suppressed;
        this.copies = copies;
    }

    @Override
    public String feed() {
        return "lead";
    }

    @Override
    public void forget() {
        suppressed.feedBeginsAnew();
        copies.feedBeginsAnew();
    }

    @Override
    public void apply(List<FeedEvent> events) {
        List<Step> steps = LeadFacts.of(events).steps;
        List<Opened> opened = KnownDeals.opened(events);
        lock(steps, opened);
        copies.follow(events);
        deals.opened(opened);
        for (Step step : steps) {
            switch (step) {
                case Run run -> follow(run);
                case Merge it -> it.join().ifPresent(merge::merge);
                case Unmerge it -> part(it);
            }
        }
    }

    /** What a page says alone decides what it locks: what is read before a lock may not hold any more. */
    private void lock(List<Step> steps, List<Opened> opened) {
        if (steps.isEmpty() && opened.isEmpty()) {
            return;
        }
        open.lockReps();
        Set<UUID> leads = steps.stream().flatMap(step -> step.leads().stream()).collect(toSet());
        if (!leads.isEmpty()) {
            merge.lockAround(leads);
        }
    }

    /** A pass that ends takes with it what this page opened for it, and from then on nothing is opened for it. */
    private void follow(Run run) {
        cancel.cancel(run.closed);
        suppress.told(run.contacts.values());
        if (!run.wanted.isEmpty()) {
            open.open(entries(run.wanted));
            cancel.cancel(run.closed);
        }
        cancel.note(run.closed);
    }

    /** What an entry does not say of its funnel is looked up here, under the lock: no other page tells of funnels meanwhile. */
    private List<Entry> entries(List<Wanted> wanted) {
        boolean allSay = wanted.stream().allMatch(Wanted::saysWhetherGated);
        Set<FunnelVersion> gateless = allSay ? Set.of() : copies.gateless();
        return wanted.stream().map(entry -> entry.entry(gateless)).toList();
    }

    private void part(Unmerge unmerge) {
        merge.part(unmerge.fact().unmerged(), unmerge.moves(), unmerge.at());
        unmerge.wanted().ifPresent(wanted -> open.open(List.of(wanted)));
    }
}
