package io.handshake.scoring.qualification;

import io.handshake.chassis.inbox.FeedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pass entered a stage of this milestone; {@code handoffTo} is the side it was handed to by that.
 *
 * @param recordedAt when the first entry was recorded
 * @param reversedAt when it was recorded that the entry holds no more
 */
record Milestone(
        UUID lead,
        int pass,
        String milestone,
        Instant enteredAt,
        Instant recordedAt,
        boolean inferred,
        @Nullable String handoffTo,
        @Nullable String actor,
        @Nullable Instant reversedAt) {
    static Milestone of(FeedEvent event, LeadFeed.StageEntered fact) {
        return new Milestone(
                UUID.fromString(event.subject()),
                fact.pass(),
                fact.milestone(),
                event.occurredAt(),
                event.recordedAt(),
                fact.inferred(),
                fact.handoffTo(),
                fact.actor(),
                null);
    }

    Milestones.Key key() {
        return new Milestones.Key(lead, pass, milestone);
    }

    Milestone then(Milestone later) {
        return reversedAt == null ? this : entered(later);
    }

    /** What was handed over by an entry that holds no more stays handed over. */
    private Milestone entered(Milestone again) {
        return new Milestone(
                lead,
                pass,
                milestone,
                again.enteredAt,
                recordedAt,
                again.inferred,
                handoffTo,
                again.actor,
                again.reversedAt);
    }

    Milestone after(Milestones.Reversal reversal) {
        return enteredAt.equals(reversal.enteredAt())
                ? new Milestone(lead, pass, milestone, enteredAt, recordedAt, inferred, handoffTo, actor, reversal.at())
                : this;
    }
}
