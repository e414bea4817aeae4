package io.handshake.sla.handoffs;

import io.handshake.sla.routing.Candidate;
import io.handshake.sla.routing.Presence;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What reps can still be offered in the running week or month. */
@ApplicationScoped
public class CapacityLeft {
    private final RepDesk reps;
    private final InstantSource clock;

    CapacityLeft(RepDesk reps, InstantSource clock) {
        this.reps = reps;
        this.clock = clock;
    }

    /** For each of these reps; nothing for who left. */
    public Map<UUID, Integer> of(Collection<UUID> ids) {
        Map<UUID, Integer> left = new HashMap<>();
        for (Candidate rep : reps.candidates(ids.toArray(UUID[]::new), clock.instant())) {
            left.put(rep.rep(), rep.presence() == Presence.LEFT ? 0 : rep.remaining());
        }
        return left;
    }
}
