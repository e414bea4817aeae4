package io.handshake.scoring.statistics;

import java.util.Optional;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * What two people said of the same things, each yes or no.
 *
 * @param onlyFirst of how many the first said yes and the second no
 */
public record TwoVerdicts(int bothYes, int onlyFirst, int onlySecond, int bothNo) {
    public int count() {
        return bothYes + onlyFirst + onlySecond + bothNo;
    }

    /** The share on which they agree; empty when there is nothing. */
    public Optional<Double> observedAgreement() {
        return count() == 0 ? Optional.empty() : Optional.of((bothYes + bothNo) / (double) count());
    }

    /** The share on which they would agree if each said yes as often as they do, and at random. */
    public Optional<Double> expectedAgreement() {
        return count() == 0 ? Optional.empty() : Optional.of(agreedByChance() / ((double) count() * count()));
    }

    /** Cohen's kappa; empty when both always say the same word, which leaves nothing to agree on. */
    public Optional<Double> kappa() {
        long squared = (long) count() * count();
        long byChance = agreedByChance();
        return byChance == squared
                ? Optional.empty()
                : Optional.of(((double) (bothYes + bothNo) * count() - byChance) / (squared - byChance));
    }

    /** The exact two-sided p of McNemar's test: how easily chance alone would split the disagreements as unevenly. */
    public double mcNemar() {
        int disagreements = onlyFirst + onlySecond;
        if (disagreements == 0) {
            return 1;
        }
        double tail =
                new BinomialDistribution(disagreements, 0.5).cumulativeProbability(Math.min(onlyFirst, onlySecond));
        return Math.min(1, 2 * tail);
    }

    private long agreedByChance() {
        long firstYes = bothYes + onlyFirst;
        long secondYes = bothYes + onlySecond;
        return firstYes * secondYes + (count() - firstYes) * (count() - secondYes);
    }
}
