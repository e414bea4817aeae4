package io.handshake.lead.funnels;

import io.handshake.lead.funnel.Funnel;
import java.util.List;

/** What a version of a funnel says, as it is signed. */
record FunnelContent(String title, List<FunnelStage> stages) {
    Funnel funnel(String key, int version) {
        return new Funnel(
                key, version, title, stages.stream().map(FunnelStage::stage).toList());
    }
}
