package io.handshake.scoring.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.handshake.scoring.rule.Condition;
import io.handshake.scoring.rule.Test;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one attribute of a lead, or one property of an activity, has to be. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Condition",
        description =
                "What one attribute of a lead (`attribute`, in a fit rule or an experiment) or one property of an activity"
                        + " (`property`, in a rule) has to be: exactly one test, where `atLeast` and `atMost` are one test, and"
                        + " so are `from` and `to`. What is not known meets no condition but `known: false`.")
public record Clause(
        @Size(min = 1, max = 100)
        @Schema(
                description =
                        "Of a lead, in a fit rule or an experiment: source, channel, campaign, latestCampaign, country, region, segment,"
                                + " industry, companySize, emailClass (free, company or none), emailDomain, sourcedBy,"
                                + " existingCustomer, utm.source, utm.medium, utm.campaign, utm.term, utm.content, the same"
                                + " with latestUtm., or attributes. and the key of a declared attribute that is not personal.",
                nullable = true,
                examples = "attributes.employees")
        @Nullable
        String attribute,

        @Size(min = 1, max = 100)
        @Schema(
                description = "In a rule: a property that the activity type declares.",
                nullable = true,
                examples = "minutes")
        @Nullable
        String property,

        @Size(min = 1, max = 100)
        @Schema(
                description = "One of these 1 to 100 texts (1 to 200 characters, upper and lower case alike), numbers"
                        + " or truth values.",
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

        @Schema(description = "A date, on this day or later.", nullable = true, examples = "2026-01-01") @Nullable
        LocalDate from,

        @Schema(description = "A date, on this day or earlier.", nullable = true, examples = "2026-12-31") @Nullable
        LocalDate to,

        @Size(min = 1, max = 50)
        @Schema(
                description = "A text that looks like one of these 1 to 50 patterns of 1 to 200 characters: * stands"
                        + " for any text, ? for one character; upper and lower case alike.",
                nullable = true,
                examples = "[\"*.edu\"]")
        @Nullable
        List<@NotBlank @Size(max = 200) String> like,

        @Schema(description = "Whether anything is known at all.", nullable = true, examples = "true") @Nullable
        Boolean known) {

    /** What it names, of a lead or of an activity. */
    String name() {
        return Objects.requireNonNullElse(attribute == null ? property : attribute, "");
    }

    /** The member that says its test, for each test it says. */
    List<String> tests() {
        return Stream.of(
                        is == null ? null : "is",
                        isNot == null ? null : "isNot",
                        atLeast != null ? "atLeast" : atMost == null ? null : "atMost",
                        from != null ? "from" : to == null ? null : "to",
                        like == null ? null : "like",
                        known == null ? null : "known")
                .filter(Objects::nonNull)
                .toList();
    }

    /** The test, of a clause that has exactly one. */
    Test test() {
        if (is != null) {
            return new Test.OneOf(new HashSet<>(is));
        }
        if (isNot != null) {
            return new Test.NoneOf(new HashSet<>(isNot));
        }
        if (atLeast != null || atMost != null) {
            return new Test.Between(atLeast, atMost);
        }
        if (from != null || to != null) {
            return new Test.Dated(from, to);
        }
        return like != null ? new Test.Like(like) : new Test.Known(Boolean.TRUE.equals(known));
    }

    public Condition condition() {
        return new Condition(name(), test());
    }
}
