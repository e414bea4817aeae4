package io.handshake.lead.merging;

import static io.handshake.lead.LeadProblem.NOT_MERGED;
import static io.handshake.lead.LeadProblem.UNKNOWN_LEAD;
import static java.util.stream.Collectors.toMap;

import io.handshake.chassis.event.EventLog;
import io.handshake.lead.account.AccountMatches;
import io.handshake.lead.account.FindAccounts;
import io.handshake.lead.funnel.Stage;
import io.handshake.lead.funnel.Trip;
import io.handshake.lead.identity.Aliases;
import io.handshake.lead.identity.MovedKey;
import io.handshake.lead.identity.Together;
import io.handshake.lead.intake.Known;
import io.handshake.lead.intake.Leads;
import io.handshake.lead.lifecycle.Cause;
import io.handshake.lead.lifecycle.Journey;
import io.handshake.lead.lifecycle.Journeys;
import io.handshake.lead.opportunity.PartDeals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one person of two leads, and two of one again.
 *
 * <p>Nothing is moved but contact keys, through which everything else is read: the older lead survives, the other is an alias of it
 * from then on and its pass rests. The survivor's pass goes as far as the other one's had come.
 */
@ApplicationScoped
class MergeLeads {
    private final Together together;
    private final Aliases aliases;
    private final Leads leads;
    private final FindAccounts accounts;
    private final Merges merges;
    private final Journeys journeys;
    private final PartDeals deals;
    private final EventLog log;

    MergeLeads(
            Together together,
            Aliases aliases,
            Leads leads,
            FindAccounts accounts,
            Merges merges,
            Journeys journeys,
            PartDeals deals,
            EventLog log) {
        this.together = together;
        this.aliases = aliases;
        this.leads = leads;
        this.accounts = accounts;
        this.merges = merges;
        this.journeys = journeys;
        this.deals = deals;
        this.log = log;
    }

    /** Who decided, and when. */
    record By(String actor, Instant at) {}

    /** The survivor; leads that are one person already stay so. */
    UUID merge(UUID one, UUID other, String reason, By by) {
        requireKnown(one);
        requireKnown(other);
        List<UUID> both = together.lock(List.of(one, other));
        if (both.size() == 1) {
            return both.getFirst();
        }
        UUID survivor = merges.oldest(both);
        UUID merged =
                both.stream().filter(lead -> !lead.equals(survivor)).findFirst().orElseThrow();
        unite(survivor, merged, reason, by);
        return survivor;
    }

    private void unite(UUID survivor, UUID merged, String reason, By by) {
        Instant now = by.at();
        Map<UUID, Known> known = leads.lock(List.of(survivor, merged));
        Known lead = Objects.requireNonNull(known.get(survivor));
        Map<UUID, Journey> before = journeys.lock(List.of(survivor, merged));
        Journey theirs = Objects.requireNonNull(before.get(merged));
        Trip ours = Objects.requireNonNull(before.get(survivor)).latest();
        Trip their = theirs.latest();

        List<MovedKey> keys = together.move(merged, survivor);
        lead.absorb(Objects.requireNonNull(known.get(merged)), now);
        Integer pass = passAfter(ours, their);
        lead.tell(now, new LeadMerged(survivor, merged, keys, pass, their.open() ? their.pass() : null));
        save(List.of(lead));
        UUID merge = merges.begin(survivor, merged, reason, by, keys);

        Journey journey =
                Objects.requireNonNull(journeys.lock(List.of(survivor)).get(survivor));
        journey.catchUp(theirs, Cause.merge(merge, now, by.actor()));
        journeys.save(List.of(journey));
    }

    private static @Nullable Integer passAfter(Trip ours, Trip theirs) {
        if (ours.open()) {
            return ours.pass();
        }
        return theirs.open() ? ours.pass() + 1 : null;
    }

    /** The lead it had been merged into. */
    UUID unmerge(UUID merged, By by) {
        requireKnown(merged);
        UUID survivor = together.lock(List.of(merged)).getFirst();
        Merges.Standing standing = Optional.of(survivor)
                .filter(lead -> !lead.equals(merged))
                .flatMap(lead -> merges.standing(merged))
                .orElseThrow(() -> NOT_MERGED.because("lead " + merged + " is a person of its own"));
        undo(standing, survivor, merged, by);
        return survivor;
    }

    private void undo(Merges.Standing merge, UUID survivor, UUID merged, By by) {
        List<MovedKey> keys = together.move(merge.keys(), survivor, merged);
        Set<UUID> all = new HashSet<>(aliases.of(List.of(survivor)).keySet());
        all.add(survivor);
        List<Merges.Standing> standing = merges.into(all);
        List<UUID> through = through(merge, standing);
        merges.undo(merge, through, by);

        all.add(merged);
        Map<UUID, Known> known = leads.lock(all);
        List<Known> changed = Stream.concat(through.stream(), Stream.of(survivor))
                .map(id -> Objects.requireNonNull(known.get(id)))
                .toList();
        goBack(
                changed,
                standing.stream().filter(it -> !it.id().equals(merge.id())).toList(),
                known,
                by.at());
        changed.getLast().tell(by.at(), parted(survivor, merged, keys));
        Known back = Objects.requireNonNull(known.get(merged));
        back.suppress(by.at());
        save(Stream.concat(changed.stream(), Stream.of(back)).toList());
        deals.part(survivor, merged, merge.at(), Cause.unmerge(merge.id(), by.at(), by.actor()));
    }

    private void goBack(List<Known> leadsOfNow, List<Merges.Standing> standing, Map<UUID, Known> known, Instant at) {
        AccountMatches ofDomains = accounts.among(
                List.of(),
                leadsOfNow.stream().flatMap(lead -> lead.ownEmail().stream()).toList());
        leadsOfNow.forEach(lead -> lead.keepOnly(
                standing.stream()
                        .filter(it -> it.survivor().equals(lead.id()))
                        .map(it -> Objects.requireNonNull(known.get(it.merged())))
                        .toList(),
                ofDomains,
                at));
    }

    /** The leads by way of which a merged one came to the survivor, nearest first; none when it was merged into that itself. */
    private static List<UUID> through(Merges.Standing merge, List<Merges.Standing> standing) {
        Map<UUID, UUID> into = standing.stream().collect(toMap(Merges.Standing::merged, Merges.Standing::survivor));
        return Stream.iterate(merge.survivor(), into::containsKey, into::get).toList();
    }

    /** Its hand-off may have gone to the survivor: whoever was accepted, and has no deal yet, is handed over afresh. */
    private LeadUnmerged parted(UUID survivor, UUID merged, List<MovedKey> keys) {
        Journey back = Objects.requireNonNull(journeys.lock(List.of(merged)).get(merged));
        Trip trip = back.latest();
        Optional<Stage> stage = trip.open() ? Optional.of(back.stage()) : Optional.empty();
        Optional<Stage> handOver = back.handOver();
        if (!handOver.equals(stage) && handOver.isPresent()) {
            journeys.handOverAnew(back);
        }
        return new LeadUnmerged(
                survivor,
                merged,
                keys,
                trip.open() ? trip.pass() : null,
                stage.map(Stage::key).orElse(null),
                stage.map(Stage::handoffTo).orElse(null),
                handOver.map(LeadUnmerged.HandOver::of).orElse(null),
                back.isGated());
    }

    private void requireKnown(UUID id) {
        if (aliases.standFor(List.of(id)).isEmpty()) {
            throw UNKNOWN_LEAD.because("no lead has id " + id);
        }
    }

    private void save(List<Known> changed) {
        leads.update(changed);
        leads.updateOwn(changed);
        log.append(changed.stream().flatMap(lead -> lead.events().stream()).toList());
    }
}
