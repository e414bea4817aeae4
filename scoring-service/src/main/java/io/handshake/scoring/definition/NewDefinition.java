package io.handshake.scoring.definition;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The first version of a definition, and the key it is known by from then on. */
@Schema(description = "A new definition; it becomes version 1, without signatures.")
public record NewDefinition(
        @NotNull
        @Pattern(regexp = "^[a-z][a-z0-9-]{0,62}$")
        @Schema(
                description = "Key of the definition, the same for all its versions: lower-case letters, digits and"
                        + " hyphens, at most 63.",
                examples = "qualified-lead")
        String key,

        @NotBlank
        @Size(max = 200)
        @Schema(description = "What people call the definition.", examples = "Qualified lead")
        String name,

        @NotBlank
        @Size(max = 10_000)
        @Schema(
                description = "The definition in plain language, as both sides read it.",
                examples = "A lead is qualified when it asked for a demonstration.")
        String description,

        @Size(max = 100)
        @Schema(
                description = "Terms of the description and what they mean here; empty when left out. At most 100.",
                examples = "{\"demonstration\": \"A live walk through the product.\"}")
        Map<@NotBlank @Size(max = 100) String, @NotBlank @Size(max = 1_000) String> glossary,

        @NotNull
        @Size(min = 1, max = 200)
        @Schema(description = "1 to 200 rules, at most one per activity type, at least one with positive points.")
        List<@NotNull @Valid NewRule> rules,

        @NotNull
        @Min(1)
        @Max(1_000_000)
        @Schema(description = "Points at which a lead is qualified, 1 to 1,000,000.", examples = "20")
        Long threshold,

        @NotNull
        @Schema(
                description = "The earliest instant from which the version counts, 1970 to 2099. It counts from the"
                        + " second signature on when that comes later.",
                examples = "2026-01-01T00:00:00Z")
        Instant effectiveFrom) {
    NewVersion firstVersion() {
        return new NewVersion(name, description, glossary, rules, threshold, effectiveFrom);
    }
}
