package io.handshake.reporting.numbers;

/**
 * What became of the hand-offs of a cohort; what is none of the four ends is pending.
 *
 * @param overturned of those rejected, how many both sides then found to have been good
 */
public record Handshake(long handedOff, long accepted, long rejected, long cancelled, long recycled, long overturned) {

    public long pending() {
        return handedOff - accepted - rejected - cancelled - recycled;
    }

    /** Accepted of all: silence counts against the agreement. */
    public Rate strict() {
        return new Rate(accepted, handedOff);
    }

    /** Accepted of those that sales has answered; a refusal that was overturned does not count against marketing. */
    public Rate decided() {
        return new Rate(accepted, accepted + rejected - overturned);
    }
}
