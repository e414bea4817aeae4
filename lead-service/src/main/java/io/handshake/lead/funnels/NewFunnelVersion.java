package io.handshake.lead.funnels;

import io.handshake.chassis.agreement.Terms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody proposes that both sides should sign. */
@Schema(description = "A new version of a funnel, to be signed by both sides.")
public record NewFunnelVersion(
        @NotBlank
        @Size(max = 200)
        @Schema(
                description = "What people call the funnel, 1 to 200 characters.",
                required = true,
                examples = "Lead, handed over, opportunity, customer")
        String title,

        @NotNull @Size(min = 2, max = 20) @Schema(description = "2 to 20 stages in order.", required = true)
        List<@NotNull @Valid FunnelStage> stages,

        @Valid @Schema(description = "Whose passes open on it; every lead's when left out.")
        FunnelScope scope,

        @NotNull
        @Schema(
                description = "The earliest instant from which the version counts, 1970 to 2099. It counts from the"
                        + " second signature on when that comes later.",
                required = true,
                examples = "2026-01-01T00:00:00Z")
        Instant effectiveFrom,

        @Schema(
                description = "The instant at which it ends, after effectiveFrom and before 2100; null or absent: it"
                        + " counts until a newer version does. What is less specific counts again then.",
                nullable = true)
        @Nullable
        Instant effectiveUntil,

        @NotBlank
        @Size(max = 1_000)
        @Schema(
                description = "Why the funnel is changed, 1 to 1,000 characters; shown beside the version, not signed.",
                required = true,
                examples = "The region moves to rate mode.")
        String reason) {
    public NewFunnelVersion {
        scope = scope == null ? FunnelScope.EVERY_LEAD : scope;
    }

    Terms terms() {
        return Terms.of(new FunnelContent(title, stages), scope.scope(), effectiveFrom, effectiveUntil);
    }
}
