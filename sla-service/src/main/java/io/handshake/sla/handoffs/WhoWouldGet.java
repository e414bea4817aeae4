package io.handshake.sla.handoffs;

import io.handshake.sla.routing.Prospect;
import io.handshake.sla.routing.Route;
import io.handshake.sla.routing.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Routes without giving anything to anybody. */
@ApplicationScoped
public class WhoWouldGet {
    private final RepDesk reps;
    private final InstantSource clock;

    WhoWouldGet(RepDesk reps, InstantSource clock) {
        this.reps = reps;
        this.clock = clock;
    }

    /** A lead as it is known now; one that nobody told of has no traits. */
    public Prospect prospect(UUID lead) {
        return Objects.requireNonNull(reps.prospects(List.of(lead)).get(lead));
    }

    /** Where a new hand-off would go. */
    public Route route(String side, Prospect prospect) {
        return reps.router(clock.instant()).route(new Wish(side, Set.of(), prospect), clock.instant());
    }
}
