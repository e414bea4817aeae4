package io.handshake.lead.intake;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to one lead that was taken in. */
@Schema(description = "What taking in a lead came to.")
public record LeadReceipt(
        @Schema(description = "Id of the lead.", required = true)
        UUID id,

        @Schema(description = "created, or matched when the person was known; more may follow.", required = true)
        String outcome,

        @Schema(
                description =
                        "What became of `visitorId`: joined, or with-another-lead when the visitor turned out to be somebody else before and stays so; null when none was named. More may follow.",
                nullable = true)
        @Nullable
        String visitor) {}
