package io.handshake.scoring.rate;

/**
 * What a threshold would let through.
 *
 * @param members all that score at least the threshold
 * @param pooled of those, the ones old enough to be judged, and how many of these became opportunities
 * @param marginal the same of the band just above the threshold, which the next higher threshold would lose
 */
public record Cut(long threshold, long members, Rate pooled, Rate marginal) {
    /** Those just above the threshold are worse than what was asked for: the better ones carry them. */
    public boolean isCarried(double asked) {
        return marginal.whole() > 0 && !marginal.reaches(asked);
    }
}
