package io.handshake.sla.teams;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A team as people see it. */
@Schema(name = "Team", description = "Reps who work together.")
public record TeamView(
        @Schema(description = "Key of the team.", required = true, maxLength = 63, examples = "berlin")
        String key,

        @Schema(description = "What people call it.", required = true, maxLength = 200)
        String title,

        @Schema(
                description = "Key of the calendar whose hours count for its reps that have none of their own; null:"
                        + " all hours.",
                required = true,
                nullable = true,
                maxLength = 63)
        @Nullable
        String calendar,

        @Schema(
                description = "Subject of the tokens of the user who answers for the team.",
                required = true,
                nullable = true,
                maxLength = 200)
        @Nullable
        String manager,

        @Schema(description = "How often it was written, which its ETag says too.", required = true, minimum = "1")
        long version) {

    boolean says(TeamDeclaration told) {
        return new TeamDeclaration(title, calendar, manager).equals(told);
    }
}
