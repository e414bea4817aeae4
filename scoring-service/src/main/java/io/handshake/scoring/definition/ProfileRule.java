package io.handshake.scoring.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.handshake.scoring.rule.FitRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Points for who people are. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "FitRule",
        description = "Points for who a lead is, given once while all conditions hold; they do not fade.")
public record ProfileRule(
        @NotNull
        @Pattern(regexp = KEY, message = KEY_MESSAGE)
        @Schema(
                description =
                        "Key of the rule, unique among all rules of the definition: a letter, then letters, digits"
                                + " and dashes, at most 63.",
                required = true,
                examples = "mid-size")
        String key,

        @Size(min = 1, max = 200)
        @Schema(
                description = "What people call it, 1 to 200 characters.",
                nullable = true,
                examples = "Between 50 and 500 employees")
        @Nullable
        String title,

        @NotNull
        @Size(min = 1, max = 20)
        @Schema(
                description = "What the lead's attributes have to be: 1 to 20 conditions, all of which must hold.",
                required = true)
        List<@NotNull @Valid Clause> when,

        @NotNull
        @Min(-1000)
        @Max(1000)
        @Schema(
                description = "Points while they hold, -1000 to 1000, not 0; points below 0 are taken away.",
                required = true,
                examples = "15")
        Integer points,

        @Size(min = 1, max = 63)
        @Schema(description = "The group whose limits its points fall under.", nullable = true, examples = "company")
        @Nullable
        String group) {
    static final String KEY = "^[A-Za-z][A-Za-z0-9-]{0,62}$";
    static final String KEY_MESSAGE = "must be a letter, then letters, digits and dashes, at most 63";

    FitRule rule() {
        return new FitRule(key, when.stream().map(Clause::condition).toList(), points, group);
    }
}
