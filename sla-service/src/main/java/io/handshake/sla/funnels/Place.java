package io.handshake.sla.funnels;

import io.handshake.sla.criteria.Asked;
import io.handshake.sla.criteria.FunnelStages;
import io.handshake.sla.criteria.FunnelStages.Decision;

/** Where a pass stands, on which funnel. */
public record Place(FunnelStages funnel, String stage) {

    /** What is asked with a decision about a hand-off that was opened in a stage. */
    public Asked asked(String handedOverIn, Decision decision) {
        return funnel.asked(handedOverIn, stage, decision);
    }

    /** What is asked with what is decided next about its offer. */
    public Asked askedOfOffer(String handedOverIn) {
        return asked(handedOverIn, funnel.nextOfOffer(handedOverIn, stage));
    }

    public boolean hasReached(Decision decision) {
        return funnel.hasReached(stage, decision);
    }
}
