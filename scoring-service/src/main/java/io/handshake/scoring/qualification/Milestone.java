package io.handshake.scoring.qualification;

import io.handshake.chassis.inbox.FeedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pass entered a stage of this milestone; {@code handoffTo} is the side it was handed to by that. */
record Milestone(
        UUID lead,
        int pass,
        String milestone,
        Instant enteredAt,
        Instant recordedAt,
        boolean inferred,
        @Nullable String handoffTo,
        @Nullable String actor) {
    static Milestone of(FeedEvent event, LeadFeed.StageEntered fact) {
        return new Milestone(
                UUID.fromString(event.subject()),
                fact.pass(),
                fact.milestone(),
                event.occurredAt(),
                event.recordedAt(),
                fact.inferred(),
                fact.handoffTo(),
                fact.actor());
    }
}
