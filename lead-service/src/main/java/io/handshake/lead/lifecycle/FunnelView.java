package io.handshake.lead.lifecycle;

import io.handshake.lead.funnel.Funnel;
import io.handshake.lead.funnel.Milestone;
import io.handshake.lead.funnel.Owner;
import io.handshake.lead.funnel.Stage;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A funnel as it is shown: its stages in order. */
@Schema(description = "A version of a funnel: its stages in order, each with the side accountable for it.")
public record FunnelView(
        @Schema(description = "Key of the funnel.", required = true, examples = "waterfall")
        String key,

        @Schema(description = "Version, 1 or more; a version never changes.", required = true, minimum = "1")
        int version,

        @Schema(description = "What the funnel is called.", required = true)
        String title,

        @Schema(description = "Whether it came with the installation.", required = true)
        boolean shipped,

        @Schema(description = "Whether new passes open on it.", required = true)
        boolean inForce,

        @Schema(description = "From when it may be used.", required = true)
        Instant effectiveFrom,

        @Schema(description = "The stages in order.", required = true)
        List<StageView> stages) {

    /** A stage as it is shown. */
    @Schema(description = "A stage of a funnel.")
    public record StageView(
            @Schema(description = "Key of the stage, unique in the funnel.", required = true, examples = "MQL")
            String key,

            @Schema(description = "What the stage is called.", required = true)
            String title,

            @Schema(description = "What it stands for on every funnel; more may follow.", required = true)
            Milestone milestone,

            @Schema(description = "The side accountable for leads that stand here.", required = true)
            Owner owner,

            @Schema(
                    description = "The side a lead is handed to on entering; null where nothing is handed over.",
                    nullable = true)
            @Nullable
            Owner handoffTo) {

        static StageView of(Stage stage) {
            return new StageView(stage.key(), stage.title(), stage.milestone(), stage.owner(), stage.handoffTo());
        }
    }

    static FunnelView of(Funnel funnel, boolean shipped, boolean inForce, Instant effectiveFrom) {
        return new FunnelView(
                funnel.key(),
                funnel.version(),
                funnel.title(),
                shipped,
                inForce,
                effectiveFrom,
                funnel.stages().stream().map(StageView::of).toList());
    }
}
