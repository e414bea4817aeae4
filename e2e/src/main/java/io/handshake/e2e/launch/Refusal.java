package io.handshake.e2e.launch;

/** Why a command cannot be carried out, in one line for the person who typed it. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Refusal(String why) {
        super(why);
    }
}
