package io.handshake.sla.handoffs;

import io.handshake.chassis.event.NewEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One hand-over of one pass, its row locked by the running transaction. */
public final class Handoff {
    final UUID id;
    final UUID lead;
    final int pass;
    final String stage;
    final String to;
    final Instant qualifiedAt;
    HandoffState state;

    @Nullable
    UUID rep;

    @Nullable
    UUID offer;

    @Nullable
    Instant firstOfferedAt;

    @Nullable
    Instant offeredAt;

    @Nullable
    Instant decidedAt;

    @Nullable
    String reason;

    long eventSequence;
    boolean isNew;
    final List<NewEvent> untold = new ArrayList<>(2);

    Handoff(UUID id, UUID lead, int pass, String stage, String to, Instant qualifiedAt) {
        this.id = id;
        this.lead = lead;
        this.pass = pass;
        this.stage = stage;
        this.to = to;
        this.qualifiedAt = qualifiedAt;
        state = HandoffState.UNROUTED;
        isNew = true;
    }

    public HandoffState state() {
        return state;
    }

    public @Nullable UUID rep() {
        return rep;
    }

    public @Nullable Instant offeredAt() {
        return offeredAt;
    }

    public @Nullable Instant decidedAt() {
        return decidedAt;
    }

    public @Nullable String reason() {
        return reason;
    }

    public boolean isOfferedTo(UUID candidate) {
        return state == HandoffState.OFFERED && candidate.equals(rep);
    }

    /** The offer that waits for an answer. */
    UUID openOffer() {
        if (state != HandoffState.OFFERED || offer == null) {
            throw new IllegalStateException("hand-off " + id + " has no open offer");
        }
        return offer;
    }

    void offered(UUID toRep, UUID newOffer, Instant at) {
        state = HandoffState.OFFERED;
        rep = toRep;
        offer = newOffer;
        offeredAt = at;
        firstOfferedAt = firstOfferedAt == null ? at : firstOfferedAt;
    }

    /** Nobody can take it; says whether that is news. */
    boolean waits() {
        boolean news = isNew || state != HandoffState.UNROUTED;
        state = HandoffState.UNROUTED;
        rep = null;
        offer = null;
        offeredAt = null;
        return news;
    }

    void decided(HandoffState end, @Nullable String why, Instant at) {
        state = end;
        reason = why;
        decidedAt = at;
    }

    /** Keeps a fact that is published when the row is written. */
    void tell(Instant at, HandoffFact fact) {
        eventSequence++;
        untold.add(new NewEvent(id.toString(), eventSequence, at, fact.asRecord()));
    }
}
