package io.handshake.chassis.problem;

/** The refusals that any service can answer. */
public enum StandardProblem implements ProblemType {
    MALFORMED_REQUEST(400, "The request cannot be read"),
    UNAUTHENTICATED(401, "A valid credential is needed"),
    FORBIDDEN(403, "This credential does not allow that"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "This cannot be done with that method"),
    NOT_ACCEPTABLE(406, "This cannot be answered in the format asked for"),
    IDEMPOTENCY_KEY_IN_USE(409, "The first request with this key still runs"),
    CURSOR_BEYOND_FEED(410, "The feed begins anew"),
    STALE_VERSION(412, "Somebody changed it in the meantime"),
    TOO_LARGE(413, "The request is too large"),
    URI_TOO_LONG(414, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's format is not understood"),
    INVALID_CONTENT(422, "The content is not acceptable"),
    IDEMPOTENCY_KEY_REUSED(422, "This key belongs to another request"),
    VERSION_REQUIRED(428, "Say which version you change"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    UNEXPECTED(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "Not available at the moment");

    private final int status;
    private final String title;

    StandardProblem(int status, String title) {
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

    /** The kind that belongs to a status that some library chose. */
    static StandardProblem of(int status) {
        for (StandardProblem problem : values()) {
            if (problem.status == status) {
                return problem;
            }
        }
        return status < 500 ? MALFORMED_REQUEST : UNEXPECTED;
    }
}
