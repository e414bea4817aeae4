package io.handshake.scoring.experiment;

import io.handshake.chassis.event.EventType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members of an experiment were drawn. */
@EventType("experiment-started")
@Schema(
        name = "ExperimentStarted",
        description = "The members of an experiment were drawn, for good; `lead-qualified` with the reason experiment"
                + " follows for those who are handed over.")
public record ExperimentStarted(
        @Schema(description = "Key of the experiment.", required = true)
        String experiment,

        @Schema(description = "The version of the plan it runs by.", required = true, minimum = "1")
        int version,

        @Schema(description = "How many are handed over.", required = true, minimum = "1")
        int treated,

        @Schema(description = "How many are left alone to compare with.", required = true, minimum = "0")
        int control) {}
