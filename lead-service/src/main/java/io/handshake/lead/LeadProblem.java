package io.handshake.lead;

import io.handshake.chassis.problem.ProblemType;

/** Every refusal of this service's own. */
public enum LeadProblem implements ProblemType {
    UNKNOWN_LEAD(404, "There is no such lead"),
    UNKNOWN_OPPORTUNITY(404, "There is no such opportunity"),
    UNKNOWN_FUNNEL(404, "There is no such funnel"),
    UNKNOWN_SOURCING_RULE(404, "There is no such rule of who brought an opportunity"),
    UNKNOWN_PARTNER_KEY(404, "There is no such partner key"),
    ATTRIBUTE_STAYS(409, "The attribute stays as it was declared"),
    UNKNOWN_ACCOUNT(404, "There is no such account"),
    BELONGS_TO_ANOTHER_ACCOUNT(409, "It belongs to another account"),
    NO_FX_RATES(404, "There are no rates of this date"),
    UNKNOWN_QUARANTINED_ACTIVITY(404, "There is no such activity in quarantine"),
    SCOPE_MISSING(403, "The key is not good for that"),
    PARTNER_KEY_ENDED(409, "The partner key no longer works"),
    PARTNER_KEY_REPLACED(409, "The partner key is being replaced already"),
    KEYS_DISAGREE(409, "The keys belong to different leads"),
    VISITOR_IS_ANOTHER(409, "The visitor is another lead"),
    NOT_MERGED(409, "The lead is not merged"),
    LEAD_IS_OUT(409, "The lead is disqualified"),
    OPPORTUNITY_DIFFERS(409, "The opportunity exists and says otherwise"),
    OPPORTUNITY_IS_CLOSED(409, "The opportunity is closed"),
    OPPORTUNITY_IS_OPEN(409, "The opportunity is open"),
    OPPORTUNITY_IS_FULL(409, "The opportunity has as many leads as it can have"),
    UNREGISTERED_ACTIVITY_TYPE(409, "The activity type is not registered"),
    TRANSITION_REFUSED(409, "The pass cannot make this move"),
    DECIDED_ELSEWHERE(409, "This move is made elsewhere"),
    EXIT_CRITERIA_UNMET(422, "The stage cannot be left like this"),
    INVALID_FUNNEL(422, "The funnel makes no sense");

    private final int status;
    private final String title;

    LeadProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
