package io.handshake.sla.answering;

import io.handshake.sla.clocks.ClockView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A hand-off as people see it. */
@Schema(name = "Handoff", description = "One hand-over of one pass of a lead.")
public record HandoffView(
        @Schema(description = "Id of the hand-off.", required = true)
        UUID id,

        @Schema(description = "The lead handed over.", required = true)
        UUID lead,

        @Schema(description = "Its pass through the funnel, counted from 1.", required = true, minimum = "1")
        int pass,

        @Schema(description = "Stage whose entry opened the hand-off.", required = true, examples = "MQL")
        String stage,

        @Schema(description = "Role it is handed to. More may be added.", required = true, examples = "SALES")
        String to,

        @Schema(
                description =
                        "`offered`, `unrouted` (waits for capacity), `suppressed` (the lead must not be handed over),"
                                + " `delivered` (into the hands of a rep whom nobody asks), `accepted`, `qualified`, `rejected`, `cancelled`, `recycled` (nobody took it), `disqualified` or"
                                + " `returned` (to marketing). More may be added.",
                required = true)
        String state,

        @Schema(
                description = "The rep it is or was last offered to; null while it waits.",
                required = true,
                nullable = true)
        @Nullable
        UUID rep,

        @Schema(description = "The rep's name.", required = true, nullable = true) @Nullable
        String repName,

        @Schema(description = "When the entry into the stage was recorded.", required = true)
        Instant qualifiedAt,

        @Schema(description = "When the hand-off was opened.", required = true)
        Instant openedAt,

        @Schema(description = "When it was offered or delivered to the rep.", required = true, nullable = true)
        @Nullable
        Instant offeredAt,

        @Schema(
                description = "The last instant at which the rep's answer keeps the promise.",
                required = true,
                nullable = true)
        @Nullable
        Instant dueAt,

        @Schema(
                description = "The clock of that offer: `running`, `met`, `breached` or `cancelled`, as it is now."
                        + " More may be added.",
                required = true,
                nullable = true)
        @Nullable
        String clock,

        @Schema(description = "When that was decided last; null while nobody has.", required = true, nullable = true)
        @Nullable
        Instant decidedAt,

        @Schema(
                description =
                        "Why it ended: the code that the rep told, how the pass closed, `merged` or `rounds-exhausted`. While it is suppressed, what"
                                + " stands against it: `no-consent` or `existing-customer`. More may be added.",
                required = true,
                nullable = true)
        @Nullable
        String reason,

        @Schema(
                description = "Every offer of it, first one first; a rep sees its own. Null in a list.",
                required = true,
                nullable = true)
        @Nullable
        List<OfferView> offers,

        @Schema(
                description = "Its clocks that are not about one offer, first one first; a rep sees them while the"
                        + " hand-off is with that rep. Null in a list.",
                required = true,
                nullable = true)
        @Nullable
        List<ClockView> clocks,

        @Schema(
                description =
                        "What came of it in the end, with the rep's words; where sales qualifies before it accepts, its"
                                + " qualification until then. A rep sees its own. Null in a list, and while nobody has said so.",
                required = true,
                nullable = true)
        @Nullable
        ConclusionView conclusion,

        @Schema(
                description =
                        "What is asked with the decision that comes next, `accept` while it is offered and `qualify`"
                                + " while it is accepted or delivered, or the other way round where sales qualifies before it accepts, in order; empty when nothing is, or when the funnel of the pass is not"
                                + " known yet. Null in a list.",
                required = true,
                nullable = true)
        @Nullable
        List<CriterionView> criteria) {

    /** Those of its offers, clocks and words that somebody sees. */
    HandoffView with(
            List<OfferView> seen, List<ClockView> others, @Nullable ConclusionView end, List<CriterionView> asked) {
        return new HandoffView(
                id,
                lead,
                pass,
                stage,
                to,
                state,
                rep,
                repName,
                qualifiedAt,
                openedAt,
                offeredAt,
                dueAt,
                clock,
                decidedAt,
                reason,
                seen,
                others,
                end,
                asked);
    }
}
