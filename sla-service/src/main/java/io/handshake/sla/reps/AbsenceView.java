package io.handshake.sla.reps;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A time in which a rep is away. */
@Schema(name = "Absence", description = "A time in which a rep is away: nothing is offered to the rep in it.")
public record AbsenceView(
        @Schema(description = "Id of the absence.", required = true)
        UUID id,

        @Schema(description = "The rep who is away.", required = true)
        UUID rep,

        @Schema(description = "The begin, inclusive.", required = true)
        Instant from,

        @Schema(description = "The end, exclusive.", required = true)
        Instant to,

        @Schema(description = "What it is called.", required = true, maxLength = 200)
        String title) {}
