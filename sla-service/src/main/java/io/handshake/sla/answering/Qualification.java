package io.handshake.sla.answering;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;

import io.handshake.chassis.problem.FieldError;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a rep found out about a lead that is worth an opportunity. */
@Schema(name = "Qualification", description = "What a rep found out about a lead that is worth an opportunity.")
public record Qualification(
        @Size(max = 20)
        @Schema(
                description =
                        "Answers to the exit criteria of the stage that is left, by criterion, at most 20: true or"
                                + " false, a number, or a text of 1 to 1,000 characters. Texts are not published.",
                type = SchemaType.OBJECT,
                additionalProperties = Object.class,
                nullable = true,
                examples = "{\"budget\": true}")
        @Nullable
        Map<@Pattern(regexp = "^[a-z][A-Za-z0-9-]{0,62}$") String, @NotNull Object> answers) {

    private static final int LONGEST_TEXT = 1_000;

    Map<String, Object> given() {
        Map<String, Object> given = Objects.requireNonNullElse(answers, Map.of());
        List<FieldError> faults = new TreeMap<>(given)
                .entrySet().stream()
                        .filter(answer -> !isAnswer(answer.getValue()))
                        .map(answer -> FieldError.at(
                                "/answers/" + FieldError.escape(answer.getKey()),
                                "must be true, false, a number or a text of 1 to 1,000 characters"))
                        .toList();
        if (!faults.isEmpty()) {
            throw INVALID_CONTENT.because("these are no answers", faults);
        }
        return given;
    }

    private static boolean isAnswer(Object value) {
        return value instanceof Boolean
                || value instanceof Number
                || value instanceof String text && !text.isBlank() && text.length() <= LONGEST_TEXT;
    }
}
