package io.handshake.sla.reps;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
                description = "New leads the person can properly follow up in an ISO week (UTC), 0 to 10,000; this or"
                        + " `capacity` is needed.",
                nullable = true,
                examples = "50")
        @Min(0)
        @Max(10_000)
        @Nullable
        Integer weeklyCapacity,

        @Schema(
                description = "How many new leads the person can properly follow up in each week or month; tell this or"
                        + " `weeklyCapacity`.",
                nullable = true)
        @Valid
        @Nullable
        RepCapacity capacity,

        @Schema(
                description =
                        "Whom leads are handed to that the person is offered, `SALES` or `BDR`; without it, whomever.",
                nullable = true,
                examples = "SALES")
        @Pattern(regexp = "^(SALES|BDR)$", message = "must be SALES or BDR")
        @Nullable
        String side,

        @Schema(description = "Key of the team the person is of.", nullable = true, examples = "berlin")
        @Size(max = 63)
        @Nullable
        String team,

        @Schema(
                description = "Key of the calendar with the person's working hours; without one, the team's count.",
                nullable = true,
                examples = "berlin-office")
        @Size(max = 63)
        @Nullable
        String calendar,

        @Schema(
                description =
                        "What the person knows that a territory may require, at most 50, each 1 to 100 characters.",
                nullable = true,
                examples = "[\"german\"]")
        @Size(max = 50)
        @Nullable
        List<@NotNull @Size(min = 1, max = 100) String> skills) {

    List<String> skillsOrNone() {
        return skills == null ? List.of() : skills;
    }
}
