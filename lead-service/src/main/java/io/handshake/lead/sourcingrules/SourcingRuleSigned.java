package io.handshake.lead.sourcingrules;

import io.handshake.chassis.event.EventType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One side put its signature under a version. */
@EventType("sourcing-rule-signed")
@Schema(
        name = "SourcingRuleSigned",
        description = "One side put its signature under a version of a rule of who brought an opportunity.")
public record SourcingRuleSigned(
        @Schema(description = "Key of the rule.", required = true)
        String rule,

        @Schema(description = "The version that was signed, 1, 2, ...", required = true, minimum = "1")
        int version,

        @Schema(description = "The side: marketing or sales.", required = true)
        String role,

        @Schema(description = "SHA-256 of the signed text, 64 hexadecimal digits.", required = true)
        String hash) {}
