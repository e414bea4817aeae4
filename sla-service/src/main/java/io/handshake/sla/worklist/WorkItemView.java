package io.handshake.sla.worklist;

import io.handshake.sla.known.KnownLead;
import io.handshake.sla.routing.Route;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A hand-off that somebody has to do something about. */
@Schema(
        name = "WorkItem",
        description =
                "A hand-off that somebody has to do something about. Who the lead is is known at lead-service only.")
public record WorkItemView(
        @Schema(description = "Id of the hand-off.", required = true)
        UUID handoff,

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
                        "`offered` (waits for the rep's answer), `accepted` or `delivered` (the rep works it). More may be added.",
                required = true)
        String state,

        @Schema(description = "The rep it is offered to or held by.", required = true)
        UUID rep,

        @Schema(description = "The rep's name.", required = true, maxLength = 200)
        String repName,

        @Schema(description = "When the entry into the stage was recorded.", required = true)
        Instant qualifiedAt,

        @Schema(description = "When it was offered or delivered.", required = true, nullable = true) @Nullable
        Instant offeredAt,

        @Schema(description = "When it was accepted; null while it is not.", required = true, nullable = true) @Nullable
        Instant acceptedAt,

        @Schema(
                description = "Why it came to this rep: " + Route.WHYS + " Null when that was not kept yet.",
                required = true,
                nullable = true)
        @Nullable
        String why,

        @Schema(description = "What was said by who chose the rep, if somebody did.", required = true, nullable = true)
        @Nullable
        String whyText,

        @Schema(
                description =
                        "Points the lead had when scoring-service last told of them; null while it has not. Of a lead"
                                + " that was merged, those of the survivor.",
                required = true,
                nullable = true,
                examples = "20.5")
        @Nullable
        Double score,

        @Schema(
                description = "Of them, points for who the lead is; null when unknown.",
                required = true,
                nullable = true)
        @Nullable
        Double fit,

        @Schema(description = "Of them, points for what it did; null when unknown.", required = true, nullable = true)
        @Nullable
        Double intent,

        @Schema(
                description = "Whether the score does not suffice any more; null while no score is known.",
                required = true,
                nullable = true)
        @Nullable
        Boolean cooled,

        @Schema(description = "The instant that score is for.", required = true, nullable = true) @Nullable
        Instant scoreAsOf,

        @Schema(description = "Segment of the lead; null when unknown.", required = true, nullable = true) @Nullable
        String segment,

        @Schema(description = "Region of the lead; null when unknown.", required = true, nullable = true) @Nullable
        String region,

        @Schema(description = "The account the lead belongs to; null when unknown.", required = true, nullable = true)
        @Nullable
        UUID account,

        @Schema(
                description = "The open clock that is due first; null when none is open.",
                required = true,
                nullable = true)
        @Nullable
        DueClockView next,

        @Schema(description = "All open clocks, the one due first first.", required = true)
        List<DueClockView> clocks) {

    /** With what is known of the lead, and the open clocks in order. */
    WorkItemView with(KnownLead known, List<DueClockView> open) {
        return new WorkItemView(
                handoff,
                lead,
                pass,
                stage,
                to,
                state,
                rep,
                repName,
                qualifiedAt,
                offeredAt,
                acceptedAt,
                why,
                whyText,
                score,
                fit,
                intent,
                cooled,
                scoreAsOf,
                known.segment(),
                known.region(),
                known.account(),
                open.isEmpty() ? null : open.getFirst(),
                open);
    }
}
