package io.handshake.scoring;

import io.handshake.chassis.problem.ProblemType;

/** Every refusal of this service that is its own. */
public enum ScoringProblem implements ProblemType {
    UNKNOWN_DEFINITION(404, "There is no such definition"),
    UNKNOWN_DEFINITION_VERSION(404, "The definition has no such version"),
    UNKNOWN_LEAD(404, "Nothing is known here about the lead yet"),
    NOT_THE_AUTHOR(403, "Only its author proposes a version"),
    NOT_A_DRAFT(409, "Only a draft is proposed"),
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
