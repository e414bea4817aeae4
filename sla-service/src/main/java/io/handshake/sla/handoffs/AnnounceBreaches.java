package io.handshake.sla.handoffs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/** Tells of promises that were broken; what is broken does not depend on it. */
@ApplicationScoped
class AnnounceBreaches {

    private final Handoffs handoffs;
    private final Clocks clocks;
    private final InstantSource clock;

    AnnounceBreaches(Handoffs handoffs, Clocks clocks, InstantSource clock) {
        this.handoffs = handoffs;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** One round, in the running transaction; rows that another replica is at are passed by. */
    int announce(int limit) {
        List<Handoff> broken = clocks.announceBreaches(limit, clock.instant());
        handoffs.write(broken);
        return broken.size();
    }
}
