package io.handshake.lead.sourcingrules;

import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Timelines;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.lead.funnels.Traits;
import io.handshake.lead.sourcing.SourcingRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The rules that say who brought an opportunity. */
@ApplicationScoped
public class SourcingRules {
    static final String KIND = "sourcing-rule";

    private final Timelines timelines;

    SourcingRules(Timelines timelines) {
        this.timelines = timelines;
    }

    /** A version of a rule, as it decides. */
    public record Agreed(String key, int version, SourcingRule rule) {}

    /** The version that decides at this instant about an opportunity whose main lead has these traits. */
    public Agreed inForce(Instant at, Traits mainLead) {
        return timelines
                .believed(KIND)
                .at(at)
                .of(mainLead.values())
                .map(Counting::id)
                .map(id -> new Agreed(id.key(), id.version(), content(id).rule()))
                .orElseThrow(() -> new IllegalStateException("no sourcing rule is in force"));
    }

    SourcingContent content(VersionId id) {
        return timelines.terms(id).content(SourcingContent.class);
    }
}
