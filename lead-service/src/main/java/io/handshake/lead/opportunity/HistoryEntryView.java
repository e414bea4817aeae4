package io.handshake.lead.opportunity;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One turn in the course of an opportunity. */
@Schema(name = "OpportunityHistoryEntry", description = "One turn in the course of an opportunity.")
public record HistoryEntryView(
        @Schema(
                description = "What it was: amount, outcome, reopening or stage; more may follow.",
                required = true,
                examples = "stage")
        String what,

        @Schema(description = "When it happened, as claimed.", required = true)
        Instant occurredAt,

        @Schema(description = "When it was recorded here.", required = true)
        Instant recordedAt,

        @Schema(description = "Who told it: a user by subject, or a service.", required = true)
        String actor,

        @Schema(description = "The stage of the sale entered; null when it was something else.", nullable = true)
        @Nullable
        String stage,

        @Schema(
                description =
                        "What it was worth from then on, or in the end; null when it was something else or is unknown.",
                nullable = true)
        @Nullable
        Amount amount,

        @Schema(description = "won or lost, more may follow; null when it was something else.", nullable = true)
        @Nullable
        String outcome,

        @Schema(
                description =
                        "Why it ended or was opened again, as a code; null when it was something else or none was named.",
                nullable = true)
        @Nullable
        String reason,

        @Schema(description = "More about it; null when nothing was said.", nullable = true) @Nullable
        String note) {}
