package io.handshake.lead.merging;

import io.handshake.chassis.event.EventType;
import io.handshake.lead.funnel.Owner;
import io.handshake.lead.funnel.Stage;
import io.handshake.lead.identity.MovedKey;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A merge was wrong. */
@EventType("lead-unmerged")
@Schema(name = "LeadUnmerged", description = "A merge was wrong: the merged lead is a person of its own again.")
record LeadUnmerged(
        @Schema(description = "The lead it had been merged into.", required = true)
        UUID lead,

        @Schema(description = "The lead that is a person of its own again.", required = true)
        UUID unmerged,

        @Schema(description = "The contact keys that went back to it.", required = true)
        List<MovedKey> keys,

        @Schema(description = "Its open pass, which goes on where it stood; absent when it has none.", minimum = "1")
        @Nullable
        Integer pass,

        @Schema(description = "The stage that pass stands in.") @Nullable
        String stage,

        @Schema(description = "The side a lead in that stage is handed to; absent where nothing is handed over.")
        @Nullable
        Owner handoffTo,

        @Schema(
                description =
                        "From where it is handed over when no hand-off has it, since its own may have gone to the survivor: the last stage up to `stage` whose leads are handed over. Absent where there is none, and once the pass has an opportunity.")
        @Nullable
        HandOver handOver,

        @Schema(
                description =
                        "Whether the funnel of its latest pass has a stage where sales accepts; absent in events from before it was told.")
        boolean gated) {

    /** A stage, and the side its leads are handed to. */
    @Schema(name = "HandOver", description = "A stage, and the side its leads are handed to.")
    record HandOver(
            @Schema(description = "The stage.", required = true)
            String stage,

            @Schema(description = "The side: SALES or BDR; more may follow.", required = true)
            Owner to) {
        static HandOver of(Stage stage) {
            return new HandOver(stage.key(), Objects.requireNonNull(stage.handoffTo()));
        }
    }
}
