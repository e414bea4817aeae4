package io.handshake.reporting.facts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hand-off as far as a page tells; a member not told stays null. */
final class HandoffTold {
    final UUID id;

    /** Whose pass it is about by the latest fact. */
    UUID lead;

    int pass;

    @Nullable
    String to;

    @Nullable
    Instant qualifiedAt;

    @Nullable
    Instant openedAt;

    /** Whether its pass has an acceptance gate, as said when it was opened. */
    @Nullable
    Boolean gated;

    @Nullable
    Instant deliveredAt;

    @Nullable
    Instant firstOfferedAt;

    @Nullable
    Instant offeredAt;

    /** Whose it is, or who had it last. */
    @Nullable
    UUID rep;

    @Nullable
    Instant acceptedAt;

    @Nullable
    Instant answeredAt;

    @Nullable
    Long acceptedAfter;

    @Nullable
    Instant rejectedAt;

    @Nullable
    Instant cancelledAt;

    @Nullable
    Instant recycledAt;

    @Nullable
    String conclusion;

    @Nullable
    Instant concludedAt;

    /** Since when its acceptance holds no more. */
    @Nullable
    Instant reversedAt;

    @Nullable
    Instant suppressedAt;

    /** Whether the page says since when it is suppressed, or that it no longer is. */
    boolean saysSuppressed;

    HandoffTold(UUID id, UUID lead, int pass) {
        this.id = id;
        this.lead = lead;
        this.pass = pass;
    }

    void offered(Instant at, @Nullable UUID to) {
        firstOfferedAt = firstOfferedAt == null ? at : firstOfferedAt;
        offeredAt = at;
        rep = to;
    }

    void suppressed(@Nullable Instant at) {
        suppressedAt = at;
        saysSuppressed = true;
    }

    void concluded(String as, Instant at) {
        conclusion = as;
        concludedAt = at;
    }

    /** An offer as far as a page tells. */
    static final class Offer {
        final UUID id;
        final UUID handoff;

        @Nullable
        UUID rep;

        @Nullable
        String clock;

        @Nullable
        Instant refusedAt;

        @Nullable
        String reason;

        @Nullable
        String group;

        @Nullable
        Boolean last;

        @Nullable
        Instant withdrawnAt;

        @Nullable
        String withdrawn;

        Offer(UUID id, UUID handoff) {
            this.id = id;
            this.handoff = handoff;
        }
    }
}
