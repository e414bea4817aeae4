package io.handshake.sla.criteria;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The stages of one version of a funnel, in order. */
public record FunnelStages(List<Stage> stages) {
    private static final String ACCEPTED = "ACCEPTED";
    private static final String SALES_QUALIFIED = "SALES_QUALIFIED";

    public FunnelStages {
        stages = List.copyOf(stages);
    }

    /**
     * One of them.
     *
     * @param handoffTo the side that a lead is handed to on entering it
     */
    public record Stage(
            String key, String milestone, @Nullable String handoffTo, List<Criterion> exitCriteria) {
        public Stage {
            exitCriteria = List.copyOf(exitCriteria);
        }
    }

    /** What a rep decides about a hand-off that moves its pass on. */
    public enum Decision {
        ACCEPT(ACCEPTED),
        QUALIFY(SALES_QUALIFIED);

        private final String milestone;

        Decision(String milestone) {
            this.milestone = milestone;
        }
    }

    /**
     * What is asked in the stage that a pass leaves by a decision. Whoever qualifies has accepted, heard of here or not, unless sales
     * qualifies first.
     *
     * @param handedOverIn the stage whose entry opened the hand-off
     */
    public Asked asked(String handedOverIn, String standsIn, Decision decision) {
        int accepted = ofMilestone(ACCEPTED);
        int goal = ofMilestone(decision.milestone);
        boolean acceptedBefore = decision == Decision.QUALIFY && accepted < goal;
        int at = acceptedBefore ? Math.max(place(standsIn), accepted) : place(standsIn);
        boolean leaves = place(standsIn) >= 0 && at < goal;
        return !leaves || (decision == Decision.ACCEPT && isHandedOverAgain(handedOverIn))
                ? Asked.NOTHING
                : new Asked(stages.get(at).exitCriteria());
    }

    /** Whether the lead is handed over once more before it is accepted, so that this acceptance moves no pass. */
    private boolean isHandedOverAgain(String handedOverIn) {
        return IntStream.range(place(handedOverIn) + 1, Math.max(ofMilestone(ACCEPTED), 0))
                .mapToObj(stages::get)
                .map(Stage::handoffTo)
                .anyMatch(Objects::nonNull);
    }

    /** Whether there is a stage that a pass enters by a decision. */
    public boolean has(Decision decision) {
        return ofMilestone(decision.milestone) >= 0;
    }

    /** Whether a pass that stands in a stage has entered what it would enter by a decision, or gone beyond. */
    public boolean hasReached(String standsIn, Decision decision) {
        return has(decision) && place(standsIn) >= ofMilestone(decision.milestone);
    }

    /** Whether a lead that was handed over in a stage is to be qualified before it is accepted. */
    public boolean qualifiesFirst(String handedOverIn) {
        int qualified = ofMilestone(SALES_QUALIFIED);
        return qualified > place(handedOverIn) && qualified < ofMilestone(ACCEPTED) && !isHandedOverAgain(handedOverIn);
    }

    /** What is decided next about an offer of a pass that stands in a stage. */
    public Decision nextOfOffer(String handedOverIn, String standsIn) {
        return qualifiesFirst(handedOverIn) && !hasReached(standsIn, Decision.QUALIFY)
                ? Decision.QUALIFY
                : Decision.ACCEPT;
    }

    private int place(String key) {
        return IntStream.range(0, stages.size())
                .filter(i -> stages.get(i).key().equals(key))
                .findFirst()
                .orElse(-1);
    }

    private int ofMilestone(String milestone) {
        return IntStream.range(0, stages.size())
                .filter(i -> stages.get(i).milestone().equals(milestone))
                .findFirst()
                .orElse(-1);
    }
}
