package io.handshake.scoring.audit;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose hand-offs are audited. */
@Schema(
        description =
                "Only hand-offs of leads that had just these values, whatever their case, when they were handed off. Empty: of every lead.")
public record AuditScope(
        @Size(min = 1, max = 100)
        @Schema(
                description = "Only leads of this segment, 1 to 100 characters; null or absent: of any.",
                examples = "mid-market",
                nullable = true)
        @Nullable
        String segment,

        @Size(min = 1, max = 100)
        @Schema(
                description = "Only leads of this region, 1 to 100 characters; null or absent: of any.",
                examples = "EMEA",
                nullable = true)
        @Nullable
        String region,

        @Size(min = 1, max = 100)
        @Schema(
                description = "Only leads that came by this channel, 1 to 100 characters; null or absent: by any.",
                examples = "event",
                nullable = true)
        @Nullable
        String channel) {
    static final AuditScope EVERY_LEAD = new AuditScope(null, null, null);
}
