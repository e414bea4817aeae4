package io.handshake.scoring.definition;

import io.handshake.chassis.agreement.Terms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody proposes that both sides should sign. */
@Schema(description = "A new version of a definition, to be signed by both sides.")
public record NewVersion(
        @NotBlank
        @Size(max = 200)
        @Schema(description = "What people call the definition.", required = true, examples = "Qualified lead")
        String name,

        @NotBlank
        @Size(max = 10_000)
        @Schema(
                description = "The definition in plain language, as both sides read it.",
                required = true,
                examples = "A lead is qualified when it asked for a demonstration.")
        String description,

        @Size(max = 100)
        @Schema(
                description = "Terms of the description and what they mean here; empty when left out. At most 100.",
                examples = "{\"demonstration\": \"A live walk through the product.\"}")
        Map<@NotBlank @Size(max = 100) String, @NotBlank @Size(max = 1_000) String> glossary,

        @NotNull
        @Size(max = 200)
        @Schema(
                description =
                        "Points for what leads did, at most 200 rules. At least one rule, of these or of fitRules,"
                                + " gives points.",
                required = true)
        List<@NotNull @Valid ActivityRule> rules,

        @Size(max = 200)
        @Schema(description = "Points for who leads are, at most 200 rules; none when left out.", nullable = true)
        @Nullable
        List<@NotNull @Valid ProfileRule> fitRules,

        @Size(max = 50)
        @Schema(description = "Limits that rules share, at most 50; none when left out.", nullable = true)
        @Nullable
        List<@NotNull @Valid RuleGroup> groups,

        @Min(1)
        @Max(1_000_000)
        @Schema(
                description = "Points in all that qualify a lead, 1 to 1,000,000. Of threshold, minimumFit,"
                        + " minimumIntent and grid at least one is told; a lead qualifies when it meets each that is.",
                nullable = true,
                examples = "20")
        @Nullable
        Long threshold,

        @Min(-1_000_000)
        @Max(1_000_000)
        @Schema(
                description = "Points of the fit rules that it needs at least, -1,000,000 to 1,000,000.",
                nullable = true,
                examples = "10")
        @Nullable
        Long minimumFit,

        @Min(-1_000_000)
        @Max(1_000_000)
        @Schema(
                description = "Points of the rules of activities that it needs at least, -1,000,000 to 1,000,000.",
                nullable = true,
                examples = "10")
        @Nullable
        Long minimumIntent,

        @Size(max = 20)
        @Schema(
                description = "At most 20 pairs of fit and intent, one of which it has to reach; none when left out.",
                nullable = true)
        @Nullable
        List<@NotNull @Valid GridCell> grid,

        @Min(-1_000_000)
        @Max(0)
        @Schema(
                description =
                        "The least a lead can have in all, -1,000,000 to 0; as low as its points take it when left"
                                + " out.",
                nullable = true,
                examples = "0")
        @Nullable
        Long floor,

        @Valid @Schema(description = "Which leads it is for; every lead when left out.")
        DefinitionScope scope,

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
                description =
                        "Why the definition is changed, 1 to 1,000 characters; shown beside the version, not signed.",
                required = true,
                examples = "Half of the leads that only read key pages were refused.")
        String reason) {
    public NewVersion {
        glossary = glossary == null ? Map.of() : glossary;
        scope = scope == null ? DefinitionScope.EVERY_LEAD : scope;
    }

    DefinitionContent content() {
        return new DefinitionContent(
                name,
                description,
                glossary,
                rules,
                fitRules,
                groups,
                threshold,
                minimumFit,
                minimumIntent,
                grid,
                floor);
    }

    Terms terms() {
        return Terms.of(content(), scope.scope(), effectiveFrom, effectiveUntil);
    }
}
