package io.handshake.scoring.rate;

import org.hipparchus.stat.interval.BinomialProportion;
import org.hipparchus.stat.interval.ConfidenceInterval;

/** Between which bounds a rate lies, with a confidence of 95 %. */
public record Interval(double lower, double upper) {
    private static final double CONFIDENCE = 0.95;

    /** Wilson's score interval; the whole must not be 0. A bound that is 0 or 1 by its formula is so to the last digit. */
    static Interval wilson(long part, long whole) {
        ConfidenceInterval found =
                BinomialProportion.getWilsonScoreInterval(Math.toIntExact(whole), (double) part / whole, CONFIDENCE);
        return new Interval(part == 0 ? 0 : found.getLowerBound(), part == whole ? 1 : found.getUpperBound());
    }
}
