package io.handshake.lead.intake;

import static io.handshake.lead.LeadProblem.NOT_MERGED;
import static io.handshake.lead.LeadProblem.UNKNOWN_LEAD;

import io.handshake.chassis.event.EventLog;
import io.handshake.lead.funnel.Stage;
import io.handshake.lead.funnel.Trip;
import io.handshake.lead.identity.MovedKey;
import io.handshake.lead.identity.Together;
import io.handshake.lead.lifecycle.Cause;
import io.handshake.lead.lifecycle.Journey;
import io.handshake.lead.lifecycle.Journeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
    private final Leads leads;
    private final Merges merges;
    private final Journeys journeys;
    private final EventLog log;

    MergeLeads(Together together, Leads leads, Merges merges, Journeys journeys, EventLog log) {
        this.together = together;
        this.leads = leads;
        this.merges = merges;
        this.journeys = journeys;
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
        Map<Attribute, String> was = lead.all();
        lead.absorb(Objects.requireNonNull(known.get(merged)), now);
        Integer pass = passAfter(ours, their);
        lead.tell(now, new LeadMerged(survivor, merged, keys, pass, their.open() ? their.pass() : null));
        save(lead);
        merges.begin(survivor, merged, reason, by, lead.since(was), keys);

        Journey journey =
                Objects.requireNonNull(journeys.lock(List.of(survivor)).get(survivor));
        journey.catchUp(theirs, Cause.merge(merged, now, by.actor()));
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

    private void undo(Merges.Standing standing, UUID survivor, UUID merged, By by) {
        Instant now = by.at();
        Known lead = Objects.requireNonNull(leads.lock(List.of(survivor)).get(survivor));
        List<MovedKey> keys = together.move(standing.keys(), survivor, merged);
        merges.undo(standing.id(), merged, by);
        lead.restore(standing.learned(), now);
        Journey back = Objects.requireNonNull(journeys.lock(List.of(merged)).get(merged));
        Trip trip = back.latest();
        Optional<Stage> stage = trip.open() ? Optional.of(back.stage()) : Optional.empty();
        lead.tell(
                now,
                new LeadUnmerged(
                        survivor,
                        merged,
                        keys,
                        trip.open() ? trip.pass() : null,
                        stage.map(Stage::key).orElse(null),
                        stage.map(Stage::handoffTo).orElse(null)));
        save(lead);
    }

    private void requireKnown(UUID id) {
        if (together.standFor(List.of(id)).isEmpty()) {
            throw UNKNOWN_LEAD.because("no lead has id " + id);
        }
    }

    private void save(Known lead) {
        leads.update(List.of(lead));
        log.append(lead.events());
    }
}
