package io.handshake.lead.transition;

import static io.handshake.chassis.problem.StandardProblem.FORBIDDEN;
import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.lead.LeadProblem.DECIDED_ELSEWHERE;
import static io.handshake.lead.LeadProblem.EXIT_CRITERIA_UNMET;
import static io.handshake.lead.LeadProblem.TRANSITION_REFUSED;
import static io.handshake.lead.LeadProblem.UNKNOWN_LEAD;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.security.Caller;
import io.handshake.chassis.security.Roles;
import io.handshake.lead.funnel.Decision;
import io.handshake.lead.funnel.Move;
import io.handshake.lead.funnel.Unmet;
import io.handshake.lead.lifecycle.Cause;
import io.handshake.lead.lifecycle.Journey;
import io.handshake.lead.lifecycle.Journeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Moves the latest pass of a lead as a person wants it, if that is the person's to decide. */
@ApplicationScoped
class MoveByHand {
    private final Journeys journeys;
    private final Caller caller;
    private final InstantSource clock;

    MoveByHand(Journeys journeys, Caller caller, InstantSource clock) {
        this.journeys = journeys;
        this.caller = caller;
        this.clock = clock;
    }

    /** What was done, by its mark, and to whom: the lead may have been merged or parted meanwhile. */
    record Moved(UUID lead, String mark) {}

    Moved move(UUID lead, NewTransition wanted) {
        Move move = moveOf(wanted);
        Journey journey = journeys.lock(List.of(lead)).get(lead);
        if (journey == null) {
            throw UNKNOWN_LEAD.because("no lead has id " + lead);
        }
        Cause cause = Cause.byHand(clock.instant(), caller.subject(), wanted.reason(), wanted.note());
        Decision decision = journey.make(journey.latest().pass(), move, cause, wanted.given());
        switch (decision) {
            case Decision.Refused(String because) -> throw TRANSITION_REFUSED.because(because);
            case Decision.Unanswered(List<Unmet> unmet) ->
                throw EXIT_CRITERIA_UNMET.because(
                        "the stage cannot be left with these answers",
                        unmet.stream()
                                .map(it -> FieldError.at("/answers/" + it.criterion(), it.because()))
                                .toList());
            case Decision.Moved _, Decision.Closed _, Decision.WentBack _, Decision.Stays _ ->
                journeys.save(List.of(journey));
        }
        return new Moved(journey.lead(), cause.mark());
    }

    private Move moveOf(NewTransition wanted) {
        return switch (wanted.move()) {
            case "qualify" -> qualify();
            case "disqualify" -> disqualify(wanted);
            case "accept" -> throw elsewhere("POST /v1/handoffs/{id}/accept of sla-service (acceptHandoff)");
            case "reject", "recycle" -> throw elsewhere("POST /v1/handoffs/{id}/reject of sla-service (rejectHandoff)");
            case "sales-qualify" -> throw elsewhere("the hand-off in sla-service, by the rep who accepted it");
            case "open-opportunity" -> throw elsewhere("POST /v1/opportunities (createOpportunity)");
            default -> throw elsewhere("POST /v1/opportunities/{id}/outcome (closeOpportunity)");
        };
    }

    private Move qualify() {
        if (!caller.has(Roles.MARKETING)) {
            throw FORBIDDEN.because("only marketing qualifies a lead by hand");
        }
        return new Move.Qualify();
    }

    private static Move disqualify(NewTransition wanted) {
        DisqualifyReason reason = DisqualifyReason.of(wanted.reason())
                .orElseThrow(() -> INVALID_CONTENT.because(
                        "a lead is disqualified for a coded reason",
                        List.of(FieldError.at("/reason", "must be one of " + DisqualifyReason.codes()))));
        if (reason.needsText() && wanted.note() == null) {
            throw INVALID_CONTENT.because(
                    "the reason other says nothing", List.of(FieldError.at("/note", "is needed for the reason other")));
        }
        return new Move.Disqualify(reason.code());
    }

    private static RuntimeException elsewhere(String operation) {
        return DECIDED_ELSEWHERE.because("this move is made by " + operation);
    }
}
