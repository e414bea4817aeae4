package io.handshake.lead.funnels;

import io.handshake.lead.funnel.Funnel;
import io.handshake.lead.funnel.Milestone;
import java.util.List;

/** What a version of a funnel says, as it is signed. */
record FunnelContent(String title, List<FunnelStage> stages) {
    /** Whether reps are asked to accept what they are handed. */
    boolean hasGate() {
        return stages.stream().anyMatch(stage -> stage.milestone() == Milestone.ACCEPTED);
    }

    /** What both sides should know before they sign; it refuses nothing. */
    List<String> warnings() {
        boolean handsOver = stages.stream().anyMatch(stage -> stage.handoffTo() != null);
        return handsOver && !hasGate() ? List.of("no-acceptance-gate") : List.of();
    }

    Funnel funnel(String key, int version) {
        return new Funnel(
                key, version, title, stages.stream().map(FunnelStage::stage).toList());
    }
}
