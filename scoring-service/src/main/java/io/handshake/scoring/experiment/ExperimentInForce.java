package io.handshake.scoring.experiment;

import io.handshake.chassis.event.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Both sides agreed to try this; it may start from now on. */
@EventType("experiment-in-force")
@Schema(name = "ExperimentInForce", description = "Both sides agreed on the plan of an experiment; it may start.")
public record ExperimentInForce(
        @Schema(description = "Key of the experiment.", required = true)
        String experiment,

        @Schema(description = "The version of the plan that counts.", required = true, minimum = "1")
        int version,

        @Schema(description = "The instant from which it may start.", required = true)
        Instant from,

        @Schema(description = "How many are to be handed over.", required = true, minimum = "1")
        int size,

        @Schema(description = "The share of them that sales wants to become opportunities, 0 to 1.", required = true)
        BigDecimal targetRate,

        @Schema(description = "The share that sales gets without marketing, 0 to 1.", required = true)
        BigDecimal baselineRate,

        @Schema(description = "How many days a lead has to become an opportunity.", required = true, minimum = "1")
        int maturityDays) {}
