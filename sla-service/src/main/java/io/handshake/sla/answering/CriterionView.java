package io.handshake.sla.answering;

import io.handshake.sla.criteria.Criterion;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is asked with the next decision about a hand-off. */
@Schema(
        name = "Criterion",
        description = "An exit criterion of the stage that the pass leaves, as both sides signed it.")
public record CriterionView(
        @Schema(description = "Its key among the answers.", required = true, examples = "budget")
        String key,

        @Schema(description = "The question as people read it.", required = true, examples = "Is there a budget?")
        String title,

        @Schema(
                description =
                        "What answers it: `YES_NO` (true or false), `NUMBER`, `CHOICE` (one of the choices), `DATE`"
                                + " or `TEXT`. More may be added.",
                required = true)
        String type,

        @Schema(description = "Whether the decision needs an answer.", required = true)
        boolean required,

        @Schema(
                description = "What a `CHOICE` is made from; null for the other types.",
                required = true,
                nullable = true)
        @Nullable
        List<String> choices) {

    static CriterionView of(Criterion criterion) {
        return new CriterionView(
                criterion.key(),
                criterion.title(),
                criterion.type(),
                criterion.required(),
                criterion.choices().isEmpty() ? null : criterion.choices());
    }
}
