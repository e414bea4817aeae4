package io.handshake.scoring.definition;

import io.handshake.chassis.event.EventType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The author says that a version is ready to be signed. */
@EventType("definition-proposed")
@Schema(name = "DefinitionProposed", description = "The author of a version says that it is ready to be signed.")
public record DefinitionProposed(
        @Schema(description = "Key of the definition.", required = true)
        String definition,

        @Schema(description = "The version that was proposed, 1, 2, ...", required = true)
        int version,

        @Schema(description = "SHA-256 of the text that is to be signed, 64 hexadecimal digits.", required = true)
        String hash) {}
