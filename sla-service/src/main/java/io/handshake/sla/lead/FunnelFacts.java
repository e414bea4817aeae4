package io.handshake.sla.lead;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.sla.standing.GatelessFunnels.FunnelVersion;
import java.util.List;

/** What a page says of funnels. */
final class FunnelFacts {

    private FunnelFacts() {}

    record FunnelInForce(String funnel, int version, List<FunnelStage> stages) {

        boolean isGateless() {
            return stages.stream().noneMatch(stage -> stage.milestone().equals("ACCEPTED"));
        }
    }

    record FunnelStage(String milestone) {}

    /** Those that have no stage where sales accepts. */
    static List<FunnelVersion> gateless(List<FeedEvent> events) {
        return events.stream()
                .filter(event -> event.type().equals("funnel-in-force"))
                .map(event -> event.as(FunnelInForce.class))
                .filter(FunnelInForce::isGateless)
                .map(told -> new FunnelVersion(told.funnel(), told.version()))
                .toList();
    }
}
