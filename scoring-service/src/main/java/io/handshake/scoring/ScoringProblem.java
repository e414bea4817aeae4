package io.handshake.scoring;

import io.handshake.chassis.problem.ProblemType;

/** Every refusal of this service that is its own. */
public enum ScoringProblem implements ProblemType {
    UNKNOWN_DEFINITION(404, "There is no such definition"),
    UNKNOWN_DEFINITION_VERSION(404, "The definition has no such version"),
    NO_DEFINITION_IN_FORCE(404, "No definition counts for the lead"),
    UNKNOWN_REPLAY(404, "There is no such replay"),
    REPLAY_ENDED(409, "The replay has ended already"),
    UNKNOWN_LEAD(404, "Nothing is known here about the lead yet"),
    NOT_THE_AUTHOR(403, "Only its author proposes a version"),
    NOT_A_DRAFT(409, "Only a draft is proposed"),
    UNKNOWN_AUDIT(404, "There is no such audit"),
    AUDIT_IS_CLOSED(409, "The audit is closed"),
    AUDIT_IS_OPEN(409, "The audit is still open"),
    UNKNOWN_EXPERIMENT(404, "There is no such experiment"),
    EXPERIMENT_NOT_AGREED(409, "The experiment is not in force"),
    EXPERIMENT_HAS_STARTED(409, "The experiment has started"),
    EXPERIMENT_HAS_NOT_STARTED(409, "The experiment has not started"),
    LEADS_ARE_READ_AGAIN(409, "Where leads stand is being read again from the start"),
    NOBODY_TO_TRY(409, "No lead meets the criterion"),
    NOT_INDEPENDENT(403, "An auditor belongs to neither side"),
    UNKNOWN_SUGGESTION(404, "There is no such suggestion"),
    TOO_LITTLE_EVIDENCE(422, "Too few leads to learn from"),
    INVALID_DEFINITION(422, "The definition makes no sense"),
    UNKNOWN_ACTIVITY_TYPE(422, "A rule names an activity type that is not known"),
    UNKNOWN_ATTRIBUTE(422, "A condition names an attribute or property that is not known");

    private final int status;
    private final String title;

    ScoringProblem(int status, String title) {
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
