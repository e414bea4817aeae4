package io.handshake.sla.answering;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.problem.StandardProblem.UNSUPPORTED_MEDIA_TYPE;
import static io.handshake.sla.SlaProblem.DECISION_REFUSED;
import static io.handshake.sla.SlaProblem.EXIT_CRITERIA_UNMET;

import io.handshake.chassis.problem.FieldError;
import io.handshake.sla.criteria.Answers;
import io.handshake.sla.criteria.Asked;
import io.handshake.sla.criteria.FunnelStages.Decision;
import io.handshake.sla.funnels.KnownFunnels;
import io.handshake.sla.funnels.Place;
import io.handshake.sla.handoffs.Handoff;
import io.handshake.sla.handoffs.HandoffState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is asked of a rep with a decision, and whether it was answered. */
@ApplicationScoped
class Asking {
    static final String ANSWERS =
            "Answers to the exit criteria of the stage that is left (`criteria` of the hand-off), by criterion, at most"
                    + " 20: true or false, a number, one of the choices, a date such as 2026-03-31, or a text of 1 to 2,000"
                    + " characters. Texts are not published.";

    private final KnownFunnels funnels;

    Asking(KnownFunnels funnels) {
        this.funnels = funnels;
    }

    /** What can be an answer, whatever is asked. */
    static Map<String, Object> given(@Nullable Map<String, Object> answers) {
        Map<String, Object> given = Objects.requireNonNullElse(answers, Map.of());
        List<FieldError> faults = new TreeMap<>(given)
                .entrySet().stream()
                        .filter(answer -> !Answers.isAnswer(answer.getValue()))
                        .map(answer -> FieldError.at(
                                pointer(answer.getKey()),
                                "must be true, false, a number or a text of 1 to 2,000 characters"))
                        .toList();
        if (!faults.isEmpty()) {
            throw INVALID_CONTENT.because("these are no answers", faults);
        }
        return given;
    }

    /** Refuses what comes in another format than the one answers are told in. */
    static void requireNoBody(HttpHeaders headers) {
        if (headers.getLength() > 0 || headers.getHeaderString("Transfer-Encoding") != null) {
            throw UNSUPPORTED_MEDIA_TYPE.because("answers are told as application/json");
        }
    }

    /** Whether sales qualifies an offer of this pass, and accepts it then. */
    boolean qualifiesFirst(Handoff handoff) {
        return place(handoff)
                .filter(at -> at.funnel().qualifiesFirst(handoff.stage()))
                .isPresent();
    }

    /** Refuses what is known to move nothing: nobody promised to say what comes of a delivery. */
    void requireStage(Handoff handoff, Decision decision) {
        place(handoff).ifPresent(at -> {
            if (handoff.state() == HandoffState.DELIVERED && !at.funnel().has(decision)) {
                throw DECISION_REFUSED.because(
                        "its funnel has no stage where sales qualifies; " + opportunity(handoff));
            }
            if (at.hasReached(decision)) {
                throw DECISION_REFUSED.because("its pass is in " + at.stage() + " already; " + opportunity(handoff));
            }
        });
    }

    private Optional<Place> place(Handoff handoff) {
        return funnels.place(handoff.lead(), handoff.pass());
    }

    /** How to say that a lead is worth an opportunity where that moves no pass here. */
    static String opportunity(Handoff handoff) {
        return "when the lead is worth an opportunity, create it with POST /v1/opportunities of lead-service and {\"lead\": \""
                + handoff.lead() + "\", \"handoff\": \"" + handoff.id() + "\"}";
    }

    /** The answers, when the stage that the pass leaves by the decision can be left with them. */
    Answers require(Handoff handoff, Decision decision, Map<String, Object> given) {
        Asked asked =
                place(handoff).map(at -> at.asked(handoff.stage(), decision)).orElse(Asked.NOTHING);
        List<FieldError> faults = asked.unmet(given).stream()
                .map(unmet -> FieldError.at(pointer(unmet.criterion()), unmet.because()))
                .toList();
        if (!faults.isEmpty()) {
            throw EXIT_CRITERIA_UNMET.because("the stage cannot be left with these answers", faults);
        }
        return asked.answered(given);
    }

    /** What is asked with the decision that comes next. */
    List<CriterionView> next(HandoffView handoff) {
        return switch (handoff.state()) {
            case "offered" -> shown(place(handoff).map(at -> at.askedOfOffer(handoff.stage())));
            case "accepted", "delivered" ->
                shown(place(handoff).map(at -> at.asked(handoff.stage(), Decision.QUALIFY)));
            default -> List.of();
        };
    }

    private Optional<Place> place(HandoffView handoff) {
        return funnels.place(handoff.lead(), handoff.pass());
    }

    private static List<CriterionView> shown(Optional<Asked> asked) {
        return asked.orElse(Asked.NOTHING).criteria().stream()
                .map(CriterionView::of)
                .toList();
    }

    private static String pointer(String criterion) {
        return "/answers/" + FieldError.escape(criterion);
    }
}
