package io.handshake.lead.funnels;

import io.handshake.lead.funnel.Milestone;
import io.handshake.lead.funnel.Owner;
import io.handshake.lead.funnel.Stage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A stage as both sides write and sign it. */
@Schema(description = "A stage of a funnel.")
public record FunnelStage(
        @NotNull
        @Pattern(regexp = "^[A-Za-z][A-Za-z0-9-]{0,62}$")
        @Schema(
                description = "Key of the stage, unique in the funnel: letters, digits and hyphens, at most 63.",
                required = true,
                examples = "MQL")
        String key,

        @NotBlank
        @Size(max = 200)
        @Schema(
                description = "What the stage is called, 1 to 200 characters.",
                required = true,
                examples = "Marketing qualified lead")
        String title,

        @NotNull
        @Schema(
                description = "What it stands for on every funnel, once per funnel; more may follow.",
                required = true,
                examples = "QUALIFIED")
        Milestone milestone,

        @NotNull @Schema(description = "The side accountable for leads that stand here.", required = true)
        Owner owner,

        @Schema(
                description =
                        "The side a lead is handed to on entering, BDR or SALES; null where nothing is handed over.",
                nullable = true)
        @Nullable
        Owner handoffTo,

        @Size(max = 20)
        @Schema(description = "What is asked before a pass leaves the stage, at most 20; empty when left out.")
        List<@NotNull @Valid ExitCriterion> exitCriteria) {
    public FunnelStage {
        exitCriteria = exitCriteria == null ? List.of() : exitCriteria;
    }

    Stage stage() {
        return new Stage(
                key,
                title,
                milestone,
                owner,
                handoffTo,
                exitCriteria.stream().map(ExitCriterion::criterion).toList());
    }
}
