package io.handshake.sla.handoffs;

import io.handshake.chassis.event.NewEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One hand-over of one pass, its row locked by the running transaction. */
public final class Handoff {
    /** Of two that a merge brings together the first stays: one in somebody's hands, then the clock that started earliest. */
    static final Comparator<Handoff> PRECEDENCE = Comparator.comparing((Handoff handoff) -> !handoff.isTaken())
            .thenComparing(handoff -> handoff.state != HandoffState.OFFERED)
            .thenComparing(handoff -> handoff.offeredAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(handoff -> handoff.qualifiedAt)
            .thenComparing(handoff -> handoff.id);

    /** Of a hand-off h: nobody has it, or only a rep who left. The index on what waits reads the same. */
    public static final String WAITS = "(h.state = 'unrouted' or h.stranded)";

    final UUID id;
    UUID lead;
    int pass;
    final String stage;
    final String to;
    final Instant qualifiedAt;

    /** Whether the rep is asked to accept. */
    final boolean gated;

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
    boolean waited;
    boolean stranded;
    final List<NewEvent> untold = new ArrayList<>(2);

    Handoff(UUID id, UUID lead, int pass, String stage, String to, Instant qualifiedAt, boolean gated) {
        this.id = id;
        this.lead = lead;
        this.pass = pass;
        this.stage = stage;
        this.to = to;
        this.qualifiedAt = qualifiedAt;
        this.gated = gated;
        state = HandoffState.UNROUTED;
        isNew = true;
    }

    public UUID id() {
        return id;
    }

    /** The stage whose entry opened it. */
    public String stage() {
        return stage;
    }

    /** The side that it is handed to. */
    public String to() {
        return to;
    }

    public UUID lead() {
        return lead;
    }

    public int pass() {
        return pass;
    }

    public HandoffState state() {
        return state;
    }

    /** When the pass entered the stage that is handed over. */
    public Instant qualifiedAt() {
        return qualifiedAt;
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

    /** Whether nobody has decided on it. */
    boolean isOpen() {
        return switch (state) {
            case OFFERED, UNROUTED, SUPPRESSED -> true;
            case DELIVERED, ACCEPTED, QUALIFIED, REJECTED, CANCELLED, RECYCLED, DISQUALIFIED, RETURNED -> false;
        };
    }

    boolean isStanding() {
        return isOpen() || isTaken();
    }

    /** Whether it is in somebody's hands, and has not come to nothing since. */
    private boolean isTaken() {
        return isWorked() || state == HandoffState.QUALIFIED;
    }

    public boolean isOfferedTo(UUID candidate) {
        return state == HandoffState.OFFERED && candidate.equals(rep);
    }

    /** Who undertook to work it, or had it delivered. */
    public boolean isHeldBy(UUID candidate) {
        return isWorked() && candidate.equals(rep);
    }

    /** Who has it, or said what came of it no earlier than then. */
    public boolean wasHeldBy(UUID candidate, Instant at) {
        return switch (state) {
            case ACCEPTED, DELIVERED -> candidate.equals(rep);
            case QUALIFIED, DISQUALIFIED, RETURNED ->
                candidate.equals(rep) && decidedAt != null && !at.isAfter(decidedAt);
            case OFFERED, UNROUTED, SUPPRESSED, REJECTED, CANCELLED, RECYCLED -> false;
        };
    }

    /** Whether a rep has it, or is to answer. */
    boolean isWith(@Nullable UUID candidate) {
        return candidate != null && (isOfferedTo(candidate) || isHeldBy(candidate));
    }

    private boolean isWorked() {
        return state == HandoffState.ACCEPTED || state == HandoffState.DELIVERED;
    }

    /** The offer that waits for an answer. */
    UUID openOffer() {
        if (state != HandoffState.OFFERED || offer == null) {
            throw new IllegalStateException("hand-off " + id + " has no open offer");
        }
        return offer;
    }

    /** Put before a rep who is to answer, or delivered to one whom nobody asks. */
    void offered(UUID toRep, UUID newOffer, Instant at) {
        state = gated ? HandoffState.OFFERED : HandoffState.DELIVERED;
        reason = null;
        rep = toRep;
        offer = newOffer;
        offeredAt = at;
        firstOfferedAt = firstOfferedAt == null ? at : firstOfferedAt;
    }

    /** Whether it was waiting for a rep when it was read, and is not any more. */
    boolean waitsNoMore() {
        return waited && state != HandoffState.UNROUTED && !isStranded();
    }

    /** Whether the rep who has it left, so that it waits for another. */
    public boolean isStranded() {
        return stranded && isWorked();
    }

    /** Another rep goes on with what one had. */
    void isWorkedBy(UUID toRep, UUID assignment) {
        rep = toRep;
        offer = assignment;
        stranded = false;
    }

    /** Nobody can take it; says whether that is news. What was taken stays with who has it meanwhile. */
    boolean waits() {
        if (isWorked()) {
            return false;
        }
        boolean news = isNew || state != HandoffState.UNROUTED;
        isNobodys(HandoffState.UNROUTED, null);
        return news;
    }

    /** Whoever had accepted it has it no more, and it is as if nobody had. */
    void letGo() {
        isNobodys(HandoffState.UNROUTED, null);
        decidedAt = null;
    }

    /** That nobody can take it is still to be told. */
    void beginsToWait() {
        isNew = true;
    }

    /** Something stands against handing the lead over. */
    void suppressed(String why) {
        isNobodys(HandoffState.SUPPRESSED, why);
    }

    private void isNobodys(HandoffState now, @Nullable String why) {
        state = now;
        stranded = false;
        reason = why;
        rep = null;
        offer = null;
        offeredAt = null;
    }

    /** Is about another lead's pass from now on. */
    void moves(UUID toLead, int toPass, Instant at) {
        HandoffFact moved = new HandoffMoved(id, toLead, toPass, lead, pass, "merged");
        lead = toLead;
        pass = toPass;
        tell(at, moved);
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
