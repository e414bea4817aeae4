package io.handshake.sla.reps;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person who is to be offered leads. */
@Schema(name = "NewRep", description = "A person who is to be offered leads.")
public record NewRep(
        @Schema(description = "Name shown to colleagues.", required = true, examples = "Rita Reed")
        @NotBlank
        @Size(max = 200)
        String name,

        @Schema(
                description = "Subject (`sub`) of the person's tokens; one rep per user.",
                required = true,
                examples = "rita")
        @NotBlank
        @Size(max = 200)
        String userSub,

        @Schema(
                description = "New leads the person can properly follow up in an ISO week (UTC).",
                required = true,
                examples = "50")
        @NotNull
        @Min(0)
        @Max(10_000)
        Integer weeklyCapacity) {}
