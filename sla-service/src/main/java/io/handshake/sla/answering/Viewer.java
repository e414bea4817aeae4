package io.handshake.sla.answering;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.sla.SlaProblem.DECISION_REFUSED;
import static java.util.Objects.requireNonNull;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.security.Caller;
import io.handshake.sla.answering.HandoffReading.Seer;
import io.handshake.sla.handoffs.Handoff;
import io.handshake.sla.handoffs.HandoffState;
import io.handshake.sla.oversight.Oversight;
import io.handshake.sla.reps.Reps;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Who looks at hand-offs, which of them are theirs, and what they are told about the others. */
@ApplicationScoped
class Viewer {

    private final Caller caller;
    private final Reps reps;
    private final OfferReading offers;
    private final Oversight oversight;

    Viewer(Caller caller, Reps reps, OfferReading offers, Oversight oversight) {
        this.caller = caller;
        this.reps = reps;
        this.offers = offers;
        this.oversight = oversight;
    }

    /** The subject of whoever asks. */
    String user() {
        return caller.subject();
    }

    Optional<UUID> rep() {
        return reps.ofUser(user());
    }

    /** A rep sees its own, and the manager of a team that of its reps. */
    Seer seer() {
        boolean seesAll = Stream.of(MARKETING, SALES, ADMIN, SERVICE).anyMatch(caller::has);
        return new Seer(seesAll ? null : oversight.mine().toArray(UUID[]::new));
    }

    /** Nobody else answers an offer than whom it was made to. */
    void requireOffered(Handoff handoff) {
        if (rep().filter(handoff::isOfferedTo).isEmpty()) {
            throw DECISION_REFUSED.because(
                    handoff.state() == HandoffState.DELIVERED ? delivered(handoff) : truthAbout(handoff));
        }
    }

    private String delivered(Handoff handoff) {
        String path = "POST /v1/handoffs/" + handoff.id();
        return "nobody is asked to accept it, as its funnel has no acceptance gate: " + truthAbout(handoff)
                + "; whoever has it goes on with " + path + "/touches, and ends it with " + path + "/qualify, " + path
                + "/disqualify or " + path + "/return";
    }

    /** Nor works what somebody else accepted, or had put into their hands. */
    void requireHeld(Handoff handoff) {
        if (!holds(handoff)) {
            throw DECISION_REFUSED.because("only who holds it can: " + truthAbout(handoff));
        }
    }

    /** What happened while a rep had it may be told when it is over. */
    void requireHeldAt(Handoff handoff, Instant at) {
        if (rep().filter(rep -> handoff.wasHeldBy(rep, at)).isEmpty()) {
            boolean had =
                    rep().filter(rep -> handoff.wasHeldBy(rep, Instant.MIN)).isPresent();
            throw DECISION_REFUSED.because("only who holds it can: " + truthAbout(handoff)
                    + (had ? "; what happened before that is told with its `occurredAt`" : ""));
        }
    }

    boolean holds(Handoff handoff) {
        return rep().filter(handoff::isHeldBy).isPresent();
    }

    boolean leadsSales() {
        return caller.has(SALES);
    }

    /** Nothing is put into the hands of somebody who is not there. */
    void requireActive(String pointer, UUID rep) {
        if (!reps.isActive(rep)) {
            throw INVALID_CONTENT.because(
                    "no rep who is active has the id " + rep,
                    List.of(FieldError.at(pointer, "must be the id of an active rep of GET /v1/reps")));
        }
    }

    /** Nor of somebody who takes none that are handed to its side. */
    void requireServed(String pointer, UUID rep, Handoff handoff) {
        Optional<String> side = reps.sideOf(rep);
        if (side.filter(served -> !served.equals(handoff.to())).isPresent()) {
            throw INVALID_CONTENT.because(
                    "the rep does not serve its side",
                    List.of(FieldError.at(pointer, otherSide(handoff, side.orElseThrow()))));
        }
    }

    static String otherSide(Handoff handoff, String served) {
        return "it is handed to " + handoff.to() + ", and the rep serves " + served;
    }

    String truthAbout(Handoff handoff) {
        return switch (handoff.state()) {
            case OFFERED -> "it is offered to " + holder(handoff) + " since " + handoff.offeredAt();
            case UNROUTED -> "it is offered to nobody; it waits for a rep with capacity";
            case SUPPRESSED -> "it is offered to nobody, as the lead must not be handed over: " + handoff.reason();
            case DELIVERED -> holder(handoff) + " has it, delivered at " + handoff.offeredAt();
            case ACCEPTED -> holder(handoff) + " has it, accepted at " + handoff.decidedAt();
            case QUALIFIED -> holder(handoff) + " qualified it at " + handoff.decidedAt();
            case DISQUALIFIED ->
                holder(handoff) + " disqualified it at " + handoff.decidedAt() + ": " + handoff.reason();
            case RETURNED -> holder(handoff) + " gave it back at " + handoff.decidedAt() + ": " + handoff.reason();
            case RECYCLED -> "it was recycled at " + handoff.decidedAt() + ", as nobody took it: " + handoff.reason();
            case REJECTED ->
                takenBack(handoff).orElseGet(() -> holder(handoff) + " rejected it") + " at " + handoff.decidedAt()
                        + ": " + handoff.reason();
            case CANCELLED ->
                "it was cancelled at " + handoff.decidedAt() + ", as its pass closed or its lead was merged: "
                        + handoff.reason();
        };
    }

    /** Who took which acceptance back, when it ended with that. */
    private Optional<String> takenBack(Handoff handoff) {
        return offers.reversed(handoff.id(), requireNonNull(handoff.decidedAt()))
                .map(it -> named(it.by()) + " took back the acceptance of " + named(it.rep()));
    }

    private String holder(Handoff handoff) {
        UUID rep = handoff.rep();
        return rep == null ? "nobody" : named(rep);
    }

    private String named(String user) {
        return reps.ofUser(user).map(this::named).orElse("the user " + user);
    }

    private String named(UUID rep) {
        return reps.nameOf(rep).orElse("a rep") + " (rep " + rep + ")";
    }
}
