package io.handshake.scoring.signals;

import static io.handshake.scoring.ScoringProblem.TOO_LITTLE_EVIDENCE;

import io.handshake.scoring.rate.Rate;
import java.util.List;

/** Passes to learn from and passes held out, enough of both. */
record Halves(List<Example> learnt, List<Example> heldOut) {
    private static final int ENOUGH = 100;
    private static final int ENOUGH_OF_EACH = 20;
    private static final int ENOUGH_PER_HALF = 2;

    static Halves of(List<Example> drawn) {
        checkAll(rate(drawn));
        List<Example> learnt = drawn.stream().filter(Example::training).toList();
        List<Example> heldOut =
                drawn.stream().filter(example -> !example.training()).toList();
        checkHalf(rate(learnt));
        checkHalf(rate(heldOut));
        return new Halves(learnt, heldOut);
    }

    static Rate rate(List<Example> examples) {
        return new Rate(examples.stream().filter(Example::won).count(), examples.size());
    }

    /** From too few one learns whatever one likes. */
    private static void checkAll(Rate all) {
        long failed = all.whole() - all.part();
        if (all.whole() < ENOUGH || all.part() < ENOUGH_OF_EACH || failed < ENOUGH_OF_EACH) {
            throw TOO_LITTLE_EVIDENCE.because(all.whole() + " passes are old enough, " + all.part()
                    + " of them opportunities; at least " + Math.max(0, ENOUGH - all.whole())
                    + " more passes are needed, "
                    + Math.max(0, ENOUGH_OF_EACH - all.part()) + " more opportunities, and "
                    + Math.max(0, ENOUGH_OF_EACH - failed)
                    + " more that became none: choose a longer window, or wait");
        }
    }

    private static void checkHalf(Rate half) {
        if (half.part() < ENOUGH_PER_HALF || half.whole() - half.part() < ENOUGH_PER_HALF) {
            throw TOO_LITTLE_EVIDENCE.because("one half has " + half.part() + " opportunities among " + half.whole()
                    + " passes, the other has the rest; draw other halves with another seed");
        }
    }
}
