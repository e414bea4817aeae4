package io.handshake.reporting;

import io.handshake.chassis.problem.ProblemType;

/** What a report refuses. */
public enum ReportingProblem implements ProblemType {
    UNKNOWN_FUNNEL(404, "There is no such funnel");

    private final int status;
    private final String title;

    ReportingProblem(int status, String title) {
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
