package io.handshake.scoring.rate;

/**
 * The leads whose score lies in [from, from + width).
 *
 * @param members all of them
 * @param rate those old enough to be judged, and how many of these became opportunities
 */
public record Band(long from, long members, Rate rate) {
    public Band {
        if (rate.whole() > members) {
            throw new IllegalArgumentException(rate.whole() + " judged of " + members);
        }
    }

    /** Too young to be judged. */
    public long immature() {
        return members - rate.whole();
    }
}
