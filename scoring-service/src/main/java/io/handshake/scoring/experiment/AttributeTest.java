package io.handshake.scoring.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.handshake.chassis.problem.FieldError;
import io.handshake.scoring.rule.Condition;
import io.handshake.scoring.rule.Test;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one attribute of a lead has to be. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ExperimentCondition",
        description = "What one attribute of a lead has to be: exactly one test, where `atLeast` and `atMost` are one"
                + " test. What is not known meets no condition but `known: false`.")
public record AttributeTest(
        @NotNull
        @Pattern(regexp = "^[a-zA-Z][a-zA-Z0-9._-]{0,99}$")
        @Schema(
                description =
                        "The attribute, as lead-service publishes it: country, region, segment, channel, industry,"
                                + " companySize, emailClass, utm.source, or attributes. and the key of a declared one; 1 to 100"
                                + " characters.",
                required = true,
                examples = "industry")
        String attribute,

        @Size(min = 1, max = 100)
        @Schema(
                description =
                        "One of these 1 to 100 texts (1 to 200 characters, upper and lower case alike), numbers or"
                                + " truth values.",
                nullable = true,
                examples = "[\"DE\", \"AT\"]")
        @Nullable
        List<@NotNull Object> is,

        @Size(min = 1, max = 100)
        @Schema(description = "Known, and none of these 1 to 100 values.", nullable = true, examples = "[\"free\"]")
        @Nullable
        List<@NotNull Object> isNot,

        @DecimalMin("-1e15")
        @DecimalMax("1e15")
        @Schema(description = "A number, at least this; within 1e15 of 0.", nullable = true, examples = "50")
        @Nullable
        BigDecimal atLeast,

        @DecimalMin("-1e15")
        @DecimalMax("1e15")
        @Schema(description = "A number, at most this; within 1e15 of 0.", nullable = true, examples = "500")
        @Nullable
        BigDecimal atMost,

        @Size(min = 1, max = 50)
        @Schema(
                description =
                        "A text that looks like one of these 1 to 50 patterns of 1 to 200 characters: * stands for"
                                + " any text, ? for one character; upper and lower case alike.",
                nullable = true,
                examples = "[\"*.edu\"]")
        @Nullable
        List<@NotBlank @Size(max = 200) String> like,

        @Schema(description = "Whether anything is known at all.", nullable = true, examples = "true") @Nullable
        Boolean known) {

    private static final int LONGEST = 200;

    List<FieldError> faults() {
        List<FieldError> faults = new ArrayList<>();
        if (Stream.of(is, isNot, atLeast == null ? atMost : atLeast, like, known)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            faults.add(FieldError.at("", "must have exactly one of is, isNot, atLeast and atMost, like, known"));
        }
        if (atLeast != null && atMost != null && atLeast.compareTo(atMost) > 0) {
            faults.add(FieldError.at("/atMost", "must not be below atLeast, or no value meets the condition"));
        }
        faults.addAll(values("/is", is));
        faults.addAll(values("/isNot", isNot));
        return faults;
    }

    private static List<FieldError> values(String member, @Nullable List<Object> values) {
        List<FieldError> faults = new ArrayList<>();
        for (int i = 0; values != null && i < values.size(); i++) {
            if (!isValue(values.get(i))) {
                faults.add(FieldError.at(
                        member + "/" + i, "must be a text of 1 to 200 characters, a number or a truth value"));
            }
        }
        return faults;
    }

    private static boolean isValue(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof String text && !text.isBlank() && text.length() <= LONGEST;
    }

    Condition condition() {
        return new Condition(attribute, test());
    }

    private Test test() {
        if (is != null) {
            return new Test.OneOf(new HashSet<>(is));
        }
        if (isNot != null) {
            return new Test.NoneOf(new HashSet<>(isNot));
        }
        if (atLeast != null || atMost != null) {
            return new Test.Between(atLeast, atMost);
        }
        return like != null ? new Test.Like(like) : new Test.Known(Boolean.TRUE.equals(known));
    }
}
