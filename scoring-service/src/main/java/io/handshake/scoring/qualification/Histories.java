package io.handshake.scoring.qualification;

import io.handshake.scoring.rule.Profile;
import io.handshake.scoring.score.Pass;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was known at an instant: facts recorded later, merges among them, have not happened. */
@ApplicationScoped
public class Histories {
    private final Identities identities;
    private final Passes passes;
    private final Activities activities;
    private final Profiles profiles;

    Histories(Identities identities, Passes passes, Activities activities, Profiles profiles) {
        this.identities = identities;
        this.passes = passes;
        this.activities = activities;
        this.profiles = profiles;
    }

    /** Under whose name a lead was judged then: its own, or that of the lead it had been merged into. */
    public UUID survivor(UUID lead, Instant knownAt) {
        return identities.ownerAsKnown(lead, knownAt).orElse(lead);
    }

    /** By lead, each with what was its own then; nothing for one that had been merged. Takes three statements, however many they are. */
    public Map<UUID, History> asKnown(Collection<UUID> leads, Instant knownAt) {
        Map<UUID, Pass> stood = new HashMap<>();
        leads.forEach(lead -> stood.put(lead, Pass.NONE));
        stood.putAll(passes.asKnown(leads, knownAt));
        Map<UUID, Doings> done = activities.asKnown(stood, knownAt);
        Map<UUID, List<Profile>> told = profiles.asKnown(leads, knownAt);
        Map<UUID, History> histories = new HashMap<>();
        stood.forEach((lead, pass) -> histories.put(
                lead,
                new History(
                        lead,
                        pass,
                        done.getOrDefault(lead, Doings.none(lead)).deeds(),
                        told.getOrDefault(lead, List.of()))));
        return histories;
    }
}
