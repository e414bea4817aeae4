package io.handshake.sla.reps;

import io.handshake.chassis.event.EventType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An absence of a rep does not hold. */
@EventType("rep-absence-dropped")
@Schema(name = "RepAbsenceDropped", description = "An absence of a rep does not hold.")
record RepAbsenceDropped(
        @Schema(description = "The rep.", required = true) UUID rep,

        @Schema(description = "The absence.", required = true)
        UUID absence) {}
