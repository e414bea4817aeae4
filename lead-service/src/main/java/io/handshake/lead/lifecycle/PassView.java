package io.handshake.lead.lifecycle;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pass as it is shown. */
@Schema(description = "One trip of a lead through a funnel.")
public record PassView(
        @Schema(description = "Number of the pass: 1, 2, ...", required = true, minimum = "1")
        int number,

        @Schema(description = "The funnel it keeps for ever.", required = true)
        String funnel,

        @Schema(description = "Version of that funnel.", required = true, minimum = "1")
        int funnelVersion,

        @Schema(description = "The stage it stands in, or stood in when it ended.", required = true)
        String stage,

        @Schema(
                description = "won, lost, recycled or disqualified, more may follow; null while the pass is open.",
                nullable = true)
        @Nullable
        String outcome,

        @Schema(description = "Why it ended, as a code; null while it is open.", nullable = true) @Nullable
        String reason,

        @Schema(description = "When it began, as claimed.", required = true)
        Instant openedAt,

        @Schema(description = "When it ended; null while it is open.", nullable = true) @Nullable
        Instant closedAt,

        @Schema(
                description =
                        "Every stage it entered, in order; the first at its beginning. A stage it is back in, as an"
                                + " entry was reversed, is there again.",
                required = true)
        List<Entered> stages) {

    /** An entry into a stage, as it is shown. */
    @Schema(name = "EnteredStage", description = "An entry of a pass into a stage, or its coming back to it.")
    public record Entered(
            @Schema(description = "The stage.", required = true)
            String stage,

            @Schema(description = "When it was entered, as claimed.", required = true)
            Instant enteredAt,

            @Schema(description = "When that was recorded here.", required = true)
            Instant recordedAt,

            @Schema(
                    description =
                            "Whether the stage was skipped in reality and counts only because a later one was reached.",
                    required = true)
            boolean inferred,

            @Schema(
                    description =
                            "Whether it did not enter the stage, but was back in it at that time, as its entry into"
                                    + " a later one was reversed.",
                    required = true)
            boolean back) {}
}
