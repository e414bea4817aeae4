package io.handshake.sla.criteria;

import java.util.List;
import java.util.stream.IntStream;

/** The stages of one version of a funnel, in order. */
public record FunnelStages(List<Stage> stages) {
    private static final String ACCEPTED = "ACCEPTED";

    public FunnelStages {
        stages = List.copyOf(stages);
    }

    /** One of them. */
    public record Stage(String key, String milestone, List<Criterion> exitCriteria) {
        public Stage {
            exitCriteria = List.copyOf(exitCriteria);
        }
    }

    /** What a rep decides about a hand-off that moves its pass on. */
    public enum Decision {
        ACCEPT(ACCEPTED),
        QUALIFY("SALES_QUALIFIED");

        private final String milestone;

        Decision(String milestone) {
            this.milestone = milestone;
        }
    }

    /** What is asked in the stage that a pass leaves by a decision; whoever qualifies has accepted, heard of here or not. */
    public Asked asked(String standsIn, Decision decision) {
        int at = decision == Decision.QUALIFY ? Math.max(place(standsIn), ofMilestone(ACCEPTED)) : place(standsIn);
        return place(standsIn) < 0 || ofMilestone(decision.milestone) <= at
                ? Asked.NOTHING
                : new Asked(stages.get(at).exitCriteria());
    }

    /** Whether there is a stage that a pass enters by a decision. */
    public boolean has(Decision decision) {
        return ofMilestone(decision.milestone) >= 0;
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
