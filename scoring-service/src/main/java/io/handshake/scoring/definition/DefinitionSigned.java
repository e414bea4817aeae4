package io.handshake.scoring.definition;

import io.handshake.chassis.event.EventType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One side put its signature under a version. */
@EventType("definition-signed")
@Schema(name = "DefinitionSigned", description = "One side put its signature under a version of a definition.")
public record DefinitionSigned(
        @Schema(description = "Key of the definition.", required = true)
        String definition,

        @Schema(description = "The version that was signed, 1, 2, ...", required = true)
        int version,

        @Schema(description = "The side: marketing or sales.", required = true)
        String role,

        @Schema(description = "SHA-256 of the signed text, 64 hexadecimal digits.", required = true)
        String hash) {}
