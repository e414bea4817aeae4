package io.handshake.scoring.statistics;

import java.util.function.DoublePredicate;
import org.hipparchus.special.Beta;

/**
 * An interval for a rate that may be looked at as often as one likes: the chance that it misses the true rate at <em>any</em> of
 * all looks is at most {@code error}.
 *
 * <p>Robbins' confidence sequence by the beta-binomial mixture: the rates p at which B(s + 1/2, n - s + 1/2) / (B(1/2, 1/2) p^s
 * (1-p)^(n-s)) is below 1 / error. At the true rate that ratio is a martingale that begins at 1, so by Ville's inequality it ever
 * reaches 1 / error with a chance of at most error.
 */
public record AlwaysValid(double lower, double upper) {
    private static final int HALVINGS = 60;

    /** What {@code successes} of {@code tried} say of the rate. */
    public static AlwaysValid of(int successes, int tried, double error) {
        double most = Math.log(1 / error);
        double mixture = Beta.logBeta(successes + 0.5, tried - successes + 0.5) - Beta.logBeta(0.5, 0.5);
        DoublePredicate plausible = rate -> mixture - logLikelihood(successes, tried, rate) < most;
        double likeliest = tried == 0 ? 0.5 : (double) successes / tried;
        return new AlwaysValid(
                plausible.test(0) ? 0 : edge(0, likeliest, plausible),
                plausible.test(1) ? 1 : edge(1, likeliest, plausible));
    }

    public boolean contains(double rate) {
        return lower <= rate && rate <= upper;
    }

    /** The ratio falls from both ends to the likeliest rate, so halving finds where it crosses. */
    private static double edge(double outside, double inside, DoublePredicate plausible) {
        double out = outside;
        double in = inside;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (out + in) / 2;
            if (plausible.test(middle)) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return out;
    }

    private static double logLikelihood(int successes, int tried, double rate) {
        double of = successes == 0 ? 0 : successes * Math.log(rate);
        return tried == successes ? of : of + (tried - successes) * Math.log1p(-rate);
    }
}
