package io.handshake.scoring.audit;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A hand-off of which sales and the auditor said different things. */
@Schema(name = "AuditDisagreement", description = "A hand-off of which sales and the auditor said different things.")
public record DisagreementView(
        @Schema(description = "Number of the item, from 1.", required = true, minimum = "1")
        int item,

        @Schema(description = "The lead that was handed off.", required = true)
        UUID lead,

        @Schema(description = "Number of its pass.", required = true, minimum = "1")
        int pass,

        @Schema(description = "When the hand-off was recorded.", required = true)
        Instant handedOffAt,

        @Schema(
                description = "Its value of the dimension by which the sample is divided; null when it has none, or the"
                        + " sample is not divided.",
                required = true,
                nullable = true)
        @Nullable
        String value,

        @Schema(
                description = "accepted or rejected, as sales had decided when the sample was drawn. More may come.",
                required = true,
                examples = "rejected")
        String sales,

        @Schema(
                description = "qualified or not-qualified, as the auditor said last. More may come.",
                required = true,
                examples = "qualified")
        String auditor,

        @Schema(
                description = "Why not, by the auditor; null when it is qualified.",
                required = true,
                nullable = true,
                examples = "job-seeker")
        @Nullable
        String reason,

        @Schema(
                description = "What the auditor added, 1 to 1,000 characters; null when nothing.",
                required = true,
                nullable = true)
        @Nullable
        String text) {}
