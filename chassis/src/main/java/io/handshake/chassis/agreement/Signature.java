package io.handshake.chassis.agreement;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One person's name under one version, given for one side. */
public record Signature(
        @Schema(description = "Who vouches for the person: the issuer of the token.", required = true)
        String issuer,

        @Schema(description = "The person, as the issuer names them.", required = true)
        String subject,

        @Schema(description = "The side they signed for: marketing or sales.", required = true)
        String role,

        @Schema(description = "The hash they signed.", required = true)
        String hash,

        @Schema(description = "When they signed.", required = true)
        Instant signedAt) {}
