package io.handshake.chassis.inbox;

import io.handshake.chassis.problem.ProblemType;

/** What a replay of parked events can be refused with. */
enum InboxProblem implements ProblemType {
    EVENT_STILL_FAILS(409, "The event still cannot be applied");

    private final int status;
    private final String title;

    InboxProblem(int status, String title) {
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
