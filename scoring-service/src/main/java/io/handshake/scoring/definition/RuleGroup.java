package io.handshake.scoring.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.handshake.scoring.rule.Group;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Limits that some rules share. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "RuleGroup",
        description =
                "Rules whose points together, after they have faded, stay within a cap, a floor or both. Its rules"
                        + " are fit rules only or rules of activities only.")
public record RuleGroup(
        @NotNull
        @Pattern(regexp = ProfileRule.KEY, message = ProfileRule.KEY_MESSAGE)
        @Schema(
                description =
                        "Key of the group, unique in the definition: a letter, then letters, digits and dashes, at most"
                                + " 63.",
                required = true,
                examples = "website")
        String key,

        @Min(0)
        @Max(1_000_000)
        @Schema(
                description = "The most its rules give together, 0 to 1,000,000; no limit when left out.",
                nullable = true,
                examples = "15")
        @Nullable
        Long cap,

        @Min(-1_000_000)
        @Max(0)
        @Schema(
                description = "The least its rules give together, -1,000,000 to 0; no limit when left out.",
                nullable = true,
                examples = "-30")
        @Nullable
        Long floor) {
    Group group() {
        return new Group(key, cap, floor);
    }
}
