package io.handshake.sla.territories;

import io.handshake.sla.routing.Territory;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A territory as people see it. */
@Schema(name = "Territory", description = "A part of the market and the team that works it.")
public record TerritoryView(
        @Schema(description = "Key of the territory.", required = true, maxLength = 63, examples = "dach")
        String key,

        @Schema(description = "What people call it.", required = true, maxLength = 200)
        String title,

        @Schema(
                description = "Of several territories that a lead is in, the smallest number gets it.",
                required = true,
                minimum = "0",
                maximum = "1000000")
        int precedence,

        @Schema(description = "Which leads are in it.", required = true)
        TerritoryCriteria criteria,

        @Schema(
                description = "Key of the team that gets its leads; null leaves them to the team above.",
                required = true,
                nullable = true,
                maxLength = 63)
        @Nullable
        String team,

        @Schema(
                description = "Key of the territory above, whose team is asked next.",
                required = true,
                nullable = true,
                maxLength = 63)
        @Nullable
        String parent,

        @Schema(description = "Skills that a rep needs who is to get its leads.", required = true)
        List<String> requiredSkills,

        @Schema(description = "Whether it counts.", required = true)
        boolean active,

        @Schema(description = "How often it was written, which its ETag says too.", required = true, minimum = "1")
        long version) {

    boolean says(TerritoryDeclaration told) {
        return new TerritoryDeclaration(title, precedence, criteria, team, parent, requiredSkills, active).equals(told);
    }

    Territory territory() {
        return new Territory(
                key, criteria.criteria(), TerritoryCriteria.set(requiredSkills), team, parent, precedence, active);
    }
}
