package io.handshake.lead;

import io.handshake.chassis.problem.ProblemType;

/** Every refusal of this service's own. */
public enum LeadProblem implements ProblemType {
    UNKNOWN_LEAD(404, "There is no such lead"),
    UNKNOWN_OPPORTUNITY(404, "There is no such opportunity"),
    UNKNOWN_FUNNEL(404, "There is no such funnel"),
    UNKNOWN_PARTNER_KEY(404, "There is no such partner key"),
    UNKNOWN_QUARANTINED_ACTIVITY(404, "There is no such activity in quarantine"),
    SCOPE_MISSING(403, "The key is not good for that"),
    PARTNER_KEY_ENDED(409, "The partner key no longer works"),
    PARTNER_KEY_REPLACED(409, "The partner key is being replaced already"),
    KEYS_DISAGREE(409, "The keys belong to different leads"),
    VISITOR_IS_ANOTHER(409, "The visitor is another lead"),
    LEAD_IS_OUT(409, "The lead is disqualified"),
    OPPORTUNITY_DIFFERS(409, "The opportunity exists and says otherwise"),
    UNREGISTERED_ACTIVITY_TYPE(409, "The activity type is not registered");

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
