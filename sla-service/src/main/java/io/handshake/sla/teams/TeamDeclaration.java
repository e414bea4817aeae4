package io.handshake.sla.teams;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a team is to be like from now on. */
@Schema(description = "What a team is to be like from now on: what is left out, it has not.")
public record TeamDeclaration(
        @Schema(description = "What people call it, 1 to 200 characters.", required = true, examples = "Team Berlin")
        @NotBlank
        @Size(max = 200)
        String title,

        @Schema(
                description = "Key of the calendar whose hours count for its reps that have none of their own; without"
                        + " one, all hours do.",
                examples = "berlin-office")
        @Size(max = 63)
        @Nullable
        String calendar,

        @Schema(
                description =
                        "Subject (`sub`) of the tokens of the user who answers for the team, 1 to 200 characters.",
                examples = "mona")
        @Size(max = 200)
        @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "must not be blank")
        @Nullable
        String manager) {}
