package io.handshake.sla;

import io.handshake.chassis.problem.ProblemType;

/** Every refusal this service can answer beyond those all services share. */
public enum SlaProblem implements ProblemType {
    SIDE_NOT_HELD(403, "Only a person of a side speaks for it"),
    UNKNOWN_REP(404, "There is no such rep"),
    UNKNOWN_HANDOFF(404, "There is no such hand-off"),
    UNKNOWN_POLICY(404, "There is no such policy"),
    UNKNOWN_CLOCK(404, "There is no such clock"),
    UNKNOWN_TEAM(404, "There is no such team"),
    UNKNOWN_TERRITORY(404, "There is no such territory"),
    UNKNOWN_ABSENCE(404, "There is no such absence"),
    UNKNOWN_DISPUTE(404, "There is no such dispute"),
    UNKNOWN_CALENDAR(404, "There is no such calendar"),
    UNKNOWN_CALENDAR_FEED(404, "There is no calendar under this address"),
    CALENDAR_STAYS(409, "This calendar stays as it is"),
    USER_HAS_REP(409, "This user is a rep already"),
    DISPUTE_REFUSED(409, "This cannot be said in a dispute now"),
    DECISION_REFUSED(409, "This cannot be decided now"),
    EXIT_CRITERIA_UNMET(422, "The stage cannot be left like this"),
    TEXT_REQUIRED(422, "This reason needs a text");

    private final int status;
    private final String title;

    SlaProblem(int status, String title) {
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
