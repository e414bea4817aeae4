package io.handshake.lead.sourcingrules;

import io.handshake.chassis.event.EventType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** This version decides about opportunities in its scope from now on. */
@EventType("sourcing-rule-in-force")
@Schema(
        name = "SourcingRuleInForce",
        description = "From `from` on, this version says who brought an opportunity in its scope; those opened before"
                + " keep what was decided.")
public record SourcingRuleInForce(
        @Schema(description = "Key of the rule.", required = true)
        String rule,

        @Schema(description = "The version that counts from then on.", required = true, minimum = "1")
        int version,

        @Schema(description = "Which opportunities it decides about.", required = true)
        SourcingScope scope,

        @Schema(description = "The instant from which it counts.", required = true)
        Instant from,

        @Schema(description = "The instant at which it ends; absent: with a newer version.") @Nullable
        Instant until,

        @Schema(
                description = "What decides about an opportunity with leads: main-lead, oldest-lead or latest-campaign."
                        + " More may come.",
                required = true)
        String withLead,

        @Schema(
                description = "Who brought one without a lead: marketing, sales, partner or customer-base.",
                required = true)
        String withoutLead,

        @Schema(
                description =
                        "Days after which the main lead no longer counts as having led to the opportunity; absent: however long.",
                minimum = "1",
                maximum = "3650")
        @Nullable
        Integer window) {}
