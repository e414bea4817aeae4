package io.handshake.scoring;

import io.handshake.chassis.problem.ProblemType;

/** Every refusal of this service that is its own. */
public enum ScoringProblem implements ProblemType {
    UNKNOWN_DEFINITION(404, "There is no such definition"),
    UNKNOWN_DEFINITION_VERSION(404, "The definition has no such version"),
    UNKNOWN_LEAD(404, "Nothing is known here about the lead yet"),
    UNKNOWN_AUDIT(404, "There is no such audit"),
    AUDIT_IS_CLOSED(409, "The audit is closed"),
    AUDIT_IS_OPEN(409, "The audit is still open"),
    UNKNOWN_EXPERIMENT(404, "There is no such experiment"),
    EXPERIMENT_NOT_AGREED(409, "The experiment is not in force"),
    EXPERIMENT_HAS_STARTED(409, "The experiment has started"),
    EXPERIMENT_HAS_NOT_STARTED(409, "The experiment has not started"),
    NOBODY_TO_TRY(409, "No lead meets the criterion"),
    NOT_INDEPENDENT(403, "An auditor belongs to neither side"),
    DEFINITION_EXISTS(409, "A definition with this key exists"),
    ALREADY_SIGNED(409, "This signature is there already"),
    NOT_OPEN_FOR_SIGNATURE(409, "This version cannot be signed any more"),
    DEFINITION_CLASH(409, "Another signed definition covers the same leads"),
    ROLE_NOT_HELD(403, "A signature needs the role it is given for"),
    INVALID_DEFINITION(422, "The definition makes no sense"),
    UNKNOWN_ACTIVITY_TYPE(422, "A rule names an activity type that is not known");

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
