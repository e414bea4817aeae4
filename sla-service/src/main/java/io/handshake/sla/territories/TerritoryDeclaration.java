package io.handshake.sla.territories;

import io.handshake.sla.teams.Teams;
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

/** What a territory is to be like from now on. */
@Schema(description = "What a territory is to be like from now on: what is left out, it has not.")
public record TerritoryDeclaration(
        @Schema(description = "What people call it, 1 to 200 characters.", required = true, examples = "DACH")
        @NotBlank
        @Size(max = 200)
        String title,

        @Schema(
                description =
                        "Of several territories that a lead is in, the one with the smallest number gets it; among"
                                + " equals the one that names more kinds of criteria, then the smaller key. 0 to 1,000,000.",
                required = true,
                examples = "100")
        @NotNull
        @Min(0)
        @Max(1_000_000)
        Integer precedence,

        @Schema(description = "Which leads are in it.", required = true) @NotNull @Valid
        TerritoryCriteria criteria,

        @Schema(
                description = "Key of the team that gets its leads. Without one, the team of the territory above does.",
                examples = "berlin")
        @Pattern(regexp = Teams.KEY, message = Teams.KEY_MESSAGE)
        @Nullable
        String team,

        @Schema(
                description =
                        "Key of the territory above, whose team is asked when nobody of this one's can take a lead.",
                examples = "emea")
        @Pattern(regexp = Teams.KEY, message = Teams.KEY_MESSAGE)
        @Nullable
        String parent,

        @Schema(
                description = "Skills that a rep needs who is to get its leads, also one of a team above; at most 50."
                        + " The owner of an account needs none.",
                examples = "[\"german\"]")
        @Size(max = 50)
        List<@NotNull @Size(min = 1, max = 100) String> requiredSkills,

        @Schema(description = "Whether it counts; true when left out.") @Nullable
        Boolean active) {

    public TerritoryDeclaration {
        requiredSkills = TerritoryCriteria.orNone(requiredSkills);
        active = active == null || active;
    }
}
