package io.handshake.e2e.api;

/** A service answered something else than the caller can go on with. */
public final class UnexpectedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnexpectedAnswer(String what) {
        super(what);
    }
}
