package io.handshake.lead.funnels;

import io.handshake.lead.funnel.AnswerType;
import io.handshake.lead.funnel.Criterion;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What both sides agreed to ask before a pass leaves a stage. */
@Schema(description = "What is asked before a pass leaves a stage.")
public record ExitCriterion(
        @NotNull
        @Pattern(regexp = "^[a-z][A-Za-z0-9-]{0,62}$")
        @Schema(
                description = "Key of the criterion, unique in the stage: a lower-case letter, then letters, digits and"
                        + " hyphens, at most 63.",
                required = true,
                examples = "budget")
        String key,

        @NotBlank
        @Size(max = 200)
        @Schema(
                description = "The question as people read it, 1 to 200 characters.",
                required = true,
                examples = "Is there a budget?")
        String title,

        @NotNull
        @Schema(
                description =
                        "What answers it: true or false, a number, one of the choices, a date, or a text. More may"
                                + " follow.",
                required = true,
                examples = "YES_NO")
        AnswerType type,

        @NotNull @Schema(description = "Whether nobody leaves the stage by hand without an answer.", required = true)
        Boolean required,

        @Size(min = 2, max = 50)
        @Schema(
                description = "What a CHOICE is made from, 2 to 50 texts; null or absent for the other types.",
                nullable = true)
        @Nullable
        List<@NotBlank @Size(max = 100) String> choices) {
    Criterion criterion() {
        return new Criterion(key, title, type, required, Objects.requireNonNullElse(choices, List.of()));
    }
}
