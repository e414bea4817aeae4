package io.handshake.sla.reps;

import io.handshake.chassis.event.EventType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rep is away for a time. */
@EventType("rep-absence-planned")
@Schema(name = "RepAbsencePlanned", description = "A rep is away for a time; why is not told.")
record RepAbsencePlanned(
        @Schema(description = "The rep.", required = true) UUID rep,

        @Schema(description = "The absence.", required = true)
        UUID absence,

        @Schema(description = "The begin, inclusive.", required = true)
        Instant from,

        @Schema(description = "The end, exclusive.", required = true)
        Instant to) {}
