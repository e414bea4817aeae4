package io.handshake.sla.notifications;

import io.handshake.chassis.webhook.WebhookTypes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Every type of event this service publishes. */
@ApplicationScoped
class PublishedTypes implements WebhookTypes {
    private static final Set<String> ALL = Set.of(
            "rep-registered",
            "rep-changed",
            "rep-absence-planned",
            "rep-absence-dropped",
            "team-changed",
            "territory-changed",
            "calendar-changed",
            "policy-signed",
            "policy-in-force",
            "handoff-opened",
            "handoff-offered",
            "handoff-delivered",
            "handoff-unrouted",
            "handoff-unrouted-too-long",
            "handoff-accepted",
            "handoff-acceptance-reversed",
            "handoff-rejected",
            "clock-started",
            "clock-stopped",
            "clock-warned",
            "clock-breached",
            "clock-escalated",
            "clock-breach-retracted",
            "handoff-touched",
            "handoff-paused",
            "handoff-resumed",
            "handoff-withdrawn",
            "handoff-reassigned",
            "handoff-recycled",
            "handoff-qualified",
            "handoff-disqualified",
            "handoff-returned",
            "handoff-cancelled",
            "handoff-moved",
            "handoff-suppressed",
            "handoff-released",
            "dispute-opened",
            "dispute-answered",
            "dispute-settled");

    @Override
    public Set<String> all() {
        return ALL;
    }
}
