package io.handshake.sla.policies;

import io.handshake.chassis.agreement.Terms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody proposes that both sides should sign. */
@Schema(description = "A new version of a policy, to be signed by both sides.")
public record NewPolicyVersion(
        @NotBlank
        @Size(max = 200)
        @Schema(
                description = "The promise in plain words, 1 to 200 characters.",
                required = true,
                examples = "Accept within four working hours")
        String title,

        @NotNull
        @Size(min = 1, max = 4)
        @Schema(
                description = "The clocks it starts: one of the kind `accept`, and at most one of each other kind.",
                required = true)
        List<@NotNull @Valid PromisedClock> clocks,

        @Valid
        @Schema(description = "When its clocks may stand still; null or absent: never.", nullable = true)
        @Nullable
        PolicyPauses pauses,

        @Min(0)
        @Max(2_592_000)
        @Schema(
                description = "How long after the due time a touch that was in time may be reported and still keep the"
                        + " promise, in seconds, at most 30 days; 86400 when left out.",
                examples = "86400")
        Integer lateEvidenceSeconds,

        @Min(0)
        @Max(2_592_000)
        @Schema(
                description =
                        "How long an acceptance may be taken back, in seconds from it, at most 2592000 (30 days); 0:"
                                + " not at all; null or absent: 86400.",
                nullable = true,
                examples = "86400")
        @Nullable
        Integer reversibleSeconds,

        @Min(60)
        @Max(2_592_000)
        @Schema(
                description = "How long a hand-off may wait for a rep until that is told, in seconds, 60 to 2592000 (30"
                        + " days); null or absent: 14400.",
                nullable = true,
                examples = "14400")
        @Nullable
        Integer unroutedTargetSeconds,

        @Valid
        @Schema(
                description =
                        "What becomes of an offer whose clock is breached; null or absent: it stays with the rep.",
                nullable = true)
        @Nullable
        PolicyOffers offers,

        @Valid @Schema(description = "Whose hand-offs it is for; every lead's when left out.")
        PolicyScope scope,

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
                description = "Why the policy is changed, 1 to 1,000 characters; shown beside the version, not signed.",
                required = true,
                examples = "Four hours have been kept for two quarters.")
        String reason) {
    private static final int ONE_DAY = 86_400;

    public NewPolicyVersion {
        lateEvidenceSeconds = orOneDay(lateEvidenceSeconds);
        scope = scope == null ? PolicyScope.EVERY_LEAD : scope;
    }

    static Integer orOneDay(@Nullable Integer told) {
        return told == null ? ONE_DAY : told;
    }

    Terms terms() {
        return Terms.of(
                new PolicyContent(
                        title, clocks, pauses, lateEvidenceSeconds, reversibleSeconds, unroutedTargetSeconds, offers),
                scope.scope(),
                effectiveFrom,
                effectiveUntil);
    }
}
