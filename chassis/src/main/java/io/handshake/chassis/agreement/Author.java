package io.handshake.chassis.agreement;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who wrote a version. */
public record Author(
        @Schema(description = "The issuer of the token.", required = true)
        String issuer,

        @Schema(description = "The person, as the issuer names them.", required = true)
        String subject) {}
