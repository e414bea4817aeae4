package io.handshake.reporting.numbers;

/** What became of the hand-offs of a cohort; what is none of the three ends is pending. */
public record Handshake(long handedOff, long accepted, long rejected, long cancelled) {

    public long pending() {
        return handedOff - accepted - rejected - cancelled;
    }

    /** Accepted of all: silence counts against the agreement. */
    public Rate strict() {
        return new Rate(accepted, handedOff);
    }

    /** Accepted of those that sales has answered. */
    public Rate decided() {
        return new Rate(accepted, accepted + rejected);
    }
}
