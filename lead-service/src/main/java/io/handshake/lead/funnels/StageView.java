package io.handshake.lead.funnels;

import io.handshake.chassis.agreement.VersionId;
import io.handshake.lead.funnel.Milestone;
import io.handshake.lead.funnel.Owner;
import java.util.Comparator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stage as front ends look it up. */
@Schema(name = "Stage", description = "A stage of a funnel.")
public record StageView(
        @Schema(description = "The funnel.", required = true, examples = "waterfall")
        String funnel,

        @Schema(description = "Version of that funnel.", required = true, minimum = "1")
        int version,

        @Schema(description = "Its place in the funnel: 1, 2, ...", required = true, minimum = "1")
        int position,

        @Schema(description = "Key of the stage, unique in the funnel.", required = true, examples = "MQL")
        String key,

        @Schema(description = "What the stage is called.", required = true)
        String title,

        @Schema(description = "What it stands for on every funnel; more may follow.", required = true)
        Milestone milestone,

        @Schema(description = "The side accountable for leads that stand here.", required = true)
        Owner owner) {
    static final Comparator<StageView> ORDER = Comparator.comparing(StageView::funnel)
            .thenComparing(StageView::version)
            .thenComparing(StageView::position);

    static StageView of(VersionId funnel, int position, FunnelStage stage) {
        return new StageView(
                funnel.key(), funnel.version(), position, stage.key(), stage.title(), stage.milestone(), stage.owner());
    }

    /** Only a place in the order. */
    static StageView place(String funnel, int version, int position) {
        return new StageView(funnel, version, position, "", "", Milestone.LEAD, Owner.MARKETING);
    }
}
