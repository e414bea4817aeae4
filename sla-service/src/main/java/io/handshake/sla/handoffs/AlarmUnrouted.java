package io.handshake.sla.handoffs;

import io.handshake.sla.handoffs.Waiting.Overdue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Tells of hand-offs that wait for a rep longer than they should, once per wait. */
@ApplicationScoped
class AlarmUnrouted {
    private final Waiting waiting;
    private final Handoffs handoffs;
    private final InstantSource clock;

    AlarmUnrouted(Waiting waiting, Handoffs handoffs, InstantSource clock) {
        this.waiting = waiting;
        this.handoffs = handoffs;
        this.clock = clock;
    }

    /** One round, in the running transaction; rows that another replica is at are passed by. */
    int announce(int limit) {
        Instant now = clock.instant();
        List<Overdue> overdue = waiting.lockOverdue(now, limit);
        for (Overdue late : overdue) {
            Handoff handoff = late.handoff();
            handoff.tell(
                    now,
                    new OpeningFact.HandoffUnroutedTooLong(
                            handoff.id,
                            handoff.lead,
                            handoff.pass,
                            late.why(),
                            late.since(),
                            Duration.between(late.since(), late.due()).toSeconds()));
        }
        handoffs.write(overdue.stream().map(Overdue::handoff).toList());
        waiting.alarmed(overdue, now);
        return overdue.size();
    }
}
