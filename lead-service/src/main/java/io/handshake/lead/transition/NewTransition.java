package io.handshake.lead.transition;

import io.handshake.lead.funnel.Answers;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A move that somebody makes by hand. */
@Schema(description = "A move of the lead's latest pass, made by hand.")
public record NewTransition(
        @NotNull
        @Pattern(
                regexp = "^(qualify|disqualify|accept|reject|recycle|sales-qualify|open-opportunity|win|lose)$",
                message = "must be qualify or disqualify")
        @Schema(
                description =
                        "qualify (marketing) or disqualify (marketing or sales). The moves accept, reject, recycle,"
                                + " sales-qualify, open-opportunity, win and lose are answered with 409 and the operation that"
                                + " makes them.",
                required = true,
                examples = "qualify")
        String move,

        @NotNull
        @Pattern(regexp = "^[a-z][a-z0-9-]{0,62}$")
        @Schema(
                description =
                        "Why, as a code: lower-case letters, digits and hyphens, at most 63. To disqualify: a reason"
                                + " code such as no-need.",
                required = true,
                examples = "met-at-fair")
        String reason,

        @Size(min = 1, max = 1_000)
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(
                description = "Why in words, 1 to 1,000 characters; needed for the reason `other`. Not published.",
                nullable = true)
        @Nullable
        String note,

        @Size(max = 20)
        @Schema(
                description =
                        "Answers to the exit criteria of the stage that is left, by criterion, at most 20: true or"
                                + " false, a number, one of the choices, a date such as 2026-03-31, or a text.",
                type = SchemaType.OBJECT,
                additionalProperties = Object.class,
                nullable = true,
                examples = "{\"budget\": true}")
        @Nullable
        Map<@Pattern(regexp = "^[a-z][A-Za-z0-9-]{0,62}$") String, @NotNull Object> answers) {

    Answers given() {
        return Answers.of(Objects.requireNonNullElse(answers, Map.of()));
    }
}
