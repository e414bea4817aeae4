package io.handshake.scoring.definition;

import io.handshake.chassis.event.EventType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Both signatures are there and the effective date has come. */
@EventType("definition-in-force")
@Schema(name = "DefinitionInForce", description = "A version has both signatures, and its effective date has come.")
public record DefinitionInForce(
        @Schema(description = "Key of the definition.", required = true)
        String definition,

        @Schema(description = "The version that counts from now on.", required = true)
        int version,

        @Schema(description = "Points in all that qualify a lead; absent when only fit or intent decide.") @Nullable
        Long threshold,

        @Schema(description = "Which leads it is for.", required = true)
        DefinitionScope scope,

        @Schema(description = "The instant from which it counts.", required = true)
        Instant from,

        @Schema(description = "The instant at which it ends; absent: with a newer version.") @Nullable
        Instant until) {}
