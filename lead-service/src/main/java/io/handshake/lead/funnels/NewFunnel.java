package io.handshake.lead.funnels;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The first version of a funnel, and the key it is known by from then on. */
@Schema(description = "A new funnel; it becomes version 1, without signatures.")
public record NewFunnel(
        @NotNull
        @Pattern(regexp = "^[a-z][a-z0-9-]{0,62}$")
        @Schema(
                description =
                        "Key of the funnel, the same for all its versions: lower-case letters, digits and hyphens,"
                                + " at most 63.",
                required = true,
                examples = "emea-rate")
        String key,

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
        Instant effectiveUntil) {
    NewFunnelVersion firstVersion() {
        return new NewFunnelVersion(title, stages, scope, effectiveFrom, effectiveUntil, "new");
    }
}
