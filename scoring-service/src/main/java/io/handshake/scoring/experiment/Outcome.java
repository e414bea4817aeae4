package io.handshake.scoring.experiment;

import io.handshake.scoring.experiment.ExperimentResultView.ArmView;
import io.handshake.scoring.statistics.AlwaysValid;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many members of an arm came how far.
 *
 * @param mature those who have had all their time
 */
record Outcome(int members, int handedOff, int opportunities, int mature, int matureOpportunities) {
    private static final String NOT_YET_KNOWN = "not-yet-known";
    private static final double ERROR = 0.05;

    /** Two intervals are compared, and either may be wrong: together they are so with the error of one. */
    private static final double ERROR_OF_EACH = ERROR / 2;

    ArmView view() {
        AlwaysValid rate = rate(ERROR);
        return new ArmView(
                members,
                handedOff,
                opportunities,
                mature,
                matureOpportunities,
                mature == 0 ? null : (double) matureOpportunities / mature,
                rate.lower(),
                rate.upper());
    }

    String against(BigDecimal target) {
        AlwaysValid rate = rate(ERROR);
        if (rate.lower() >= target.doubleValue()) {
            return "meets";
        }
        return rate.upper() < target.doubleValue() ? "misses" : NOT_YET_KNOWN;
    }

    String worth(BigDecimal baseline) {
        AlwaysValid rate = rate(ERROR);
        if (rate.lower() > baseline.doubleValue()) {
            return "worth-having";
        }
        return rate.upper() < baseline.doubleValue() ? "not-worth-having" : NOT_YET_KNOWN;
    }

    @Nullable
    String against(Outcome control) {
        if (control.members == 0) {
            return null;
        }
        AlwaysValid rate = rate(ERROR_OF_EACH);
        AlwaysValid other = control.rate(ERROR_OF_EACH);
        if (rate.lower() > other.upper()) {
            return "better";
        }
        return rate.upper() < other.lower() ? "worse" : NOT_YET_KNOWN;
    }

    private AlwaysValid rate(double error) {
        return AlwaysValid.of(matureOpportunities, mature, error);
    }
}
