package io.handshake.sla.reps;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A time in which a rep is to be away. */
@Schema(description = "A time in which a rep is away: nothing is offered to the rep in it.")
public record NewAbsence(
        @Schema(description = "The begin, inclusive.", required = true, examples = "2026-12-24T00:00:00+01:00") @NotNull
        Instant from,

        @Schema(
                description = "The end, exclusive; after the begin, by at most 731 days.",
                required = true,
                examples = "2027-01-02T00:00:00+01:00")
        @NotNull
        Instant to,

        @Schema(
                description = "What it is called, 1 to 200 characters; not published.",
                required = true,
                examples = "Winter holidays")
        @NotBlank
        @Size(max = 200)
        String title) {}
