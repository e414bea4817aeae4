package io.handshake.scoring.score;

/** What is kept of earlier activities does not tell: they have to be looked at again, each of them. */
public final class EarlierNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EarlierNeeded() {
        super("the activities from before are needed", null, false, false);
    }
}
