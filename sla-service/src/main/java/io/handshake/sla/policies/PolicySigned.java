package io.handshake.sla.policies;

import io.handshake.chassis.event.EventType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One side put its signature under a version. */
@EventType("policy-signed")
@Schema(name = "PolicySigned", description = "One side put its signature under a version of a policy.")
public record PolicySigned(
        @Schema(description = "Key of the policy.", required = true)
        String policy,

        @Schema(description = "The version that was signed, 1, 2, ...", required = true, minimum = "1")
        int version,

        @Schema(description = "The side: marketing or sales.", required = true)
        String role,

        @Schema(description = "SHA-256 of the signed text, 64 hexadecimal digits.", required = true)
        String hash) {}
