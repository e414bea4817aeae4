package io.handshake.chassis.webhook;

import io.handshake.chassis.problem.ProblemType;

/** What a request about webhooks can be refused with. */
enum WebhookProblem implements ProblemType {
    UNKNOWN_WEBHOOK(404, "There is no such webhook"),
    UNKNOWN_DELIVERY(404, "There is no such delivery"),
    WEBHOOK_INACTIVE(409, "The webhook is inactive");

    private final int status;
    private final String title;

    WebhookProblem(int status, String title) {
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
