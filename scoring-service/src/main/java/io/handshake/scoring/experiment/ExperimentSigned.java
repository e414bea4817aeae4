package io.handshake.scoring.experiment;

import io.handshake.chassis.event.EventType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One side put its signature under a version of a plan. */
@EventType("experiment-signed")
@Schema(name = "ExperimentSigned", description = "One side put its signature under a version of an experiment's plan.")
public record ExperimentSigned(
        @Schema(description = "Key of the experiment.", required = true)
        String experiment,

        @Schema(description = "The version that was signed, 1, 2, ...", required = true, minimum = "1")
        int version,

        @Schema(description = "The side: marketing or sales.", required = true)
        String role,

        @Schema(description = "SHA-256 of the signed text, 64 hexadecimal digits.", required = true)
        String hash) {}
