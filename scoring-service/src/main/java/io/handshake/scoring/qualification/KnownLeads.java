package io.handshake.scoring.qualification;

import static io.handshake.scoring.ScoringProblem.UNKNOWN_LEAD;

import io.handshake.scoring.rule.Profile;
import io.handshake.scoring.score.History;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of one lead, now or as it was known at an instant. */
@ApplicationScoped
class KnownLeads {
    private final Leads leads;
    private final Activities activities;
    private final Profiles profiles;
    private final Histories histories;

    KnownLeads(Leads leads, Activities activities, Profiles profiles, Histories histories) {
        this.leads = leads;
        this.activities = activities;
        this.profiles = profiles;
        this.histories = histories;
    }

    /**
     * A lead, or the one it had been merged into by then.
     *
     * @param pass the pass its score counts towards
     */
    record KnownLead(UUID id, int pass, History history) {}

    KnownLead get(UUID lead, @Nullable Instant knownAt) {
        return knownAt == null ? now(lead) : then(lead, knownAt);
    }

    /**
     * What counts towards the pass of a lead.
     *
     * @param done what it did, and whether that became known as its own only later
     */
    record Known(Doings done, History history) {}

    /** By lead, what is known now; two statements for any number of leads. */
    Map<Lead, Known> of(List<Lead> leads) {
        return of(leads, Map.of());
    }

    /** The same, without reading again what is added up already. */
    Map<Lead, Known> of(List<Lead> leads, Map<UUID, RunningScore> running) {
        if (leads.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Instant> after = new HashMap<>();
        for (Lead lead : leads) {
            RunningScore score = running.get(lead.id());
            after.put(lead.id(), score == null ? lead.pass().countsAfter() : score.recordedUntil());
        }
        Map<UUID, Doings> done = activities.recordedAfter(after);
        Map<UUID, List<Profile>> told = profiles.of(leads.stream().map(Lead::id).toList());
        Map<Lead, Known> known = new LinkedHashMap<>();
        for (Lead lead : leads) {
            Doings counted = done.getOrDefault(lead.id(), Doings.none(lead.id()));
            RunningScore score = running.get(lead.id());
            known.put(
                    lead,
                    new Known(
                            counted,
                            new History(
                                    told.getOrDefault(lead.id(), List.of()),
                                    counted.deeds(),
                                    lead.pass().scored() <= 1,
                                    score == null ? null : score.past())));
        }
        return known;
    }

    private KnownLead now(UUID lead) {
        Lead found = leads.findSurvivor(lead)
                .orElseThrow(() -> UNKNOWN_LEAD.because("lead " + lead
                        + " has not been heard of here; one created a moment ago arrives within seconds"));
        Known known = Objects.requireNonNull(of(List.of(found)).get(found));
        return new KnownLead(found.id(), found.pass().scored(), known.history());
    }

    private KnownLead then(UUID lead, Instant knownAt) {
        UUID survivor = histories.survivor(lead, knownAt);
        var known = Objects.requireNonNull(
                histories.asKnown(List.of(survivor), knownAt).get(survivor));
        if (known.pass().number() == 0) {
            throw UNKNOWN_LEAD.because("lead " + lead + " had not been heard of by " + knownAt);
        }
        return new KnownLead(
                survivor,
                known.pass().scored(),
                new History(known.profiles(), known.activities(), known.pass().scored() <= 1));
    }
}
