package io.handshake.lead.lifecycle;

import io.handshake.chassis.event.EventType;
import io.handshake.lead.funnel.Funnel;
import io.handshake.lead.funnel.Milestone;
import io.handshake.lead.funnel.Stage;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry into a stage holds no more, from this date on. */
@EventType("stage-entry-reversed")
@Schema(
        name = "StageEntryReversed",
        description =
                "An entry into a stage holds no more, from the date of this event on; the pass is back in the stage"
                        + " before it.")
public record StageEntryReversed(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "Number of the pass.", required = true, minimum = "1")
        int pass,

        @Schema(description = "The funnel of the pass.", required = true)
        String funnel,

        @Schema(description = "Version of that funnel.", required = true, minimum = "1")
        int funnelVersion,

        @Schema(description = "The stage that was left again.", required = true)
        String stage,

        @Schema(description = "What that stage stands for.", required = true)
        Milestone milestone,

        @Schema(description = "The stage the pass stands in again.", required = true)
        String back,

        @Schema(description = "When the stage had been entered, as claimed.", required = true)
        Instant enteredAt,

        @Schema(description = "Why, as a code.") @Nullable String reason,

        @Schema(description = "The hand-off whose acceptance was taken back.") @Nullable
        UUID handoff) {

    static StageEntryReversed of(
            UUID lead, int pass, Funnel funnel, Stage left, Stage back, Instant enteredAt, Cause cause) {
        return new StageEntryReversed(
                lead,
                pass,
                funnel.key(),
                funnel.version(),
                left.key(),
                left.milestone(),
                back.key(),
                enteredAt,
                cause.reason(),
                cause.handoff());
    }
}
