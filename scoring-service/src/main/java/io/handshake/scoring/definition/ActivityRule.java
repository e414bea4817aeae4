package io.handshake.scoring.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.handshake.scoring.rule.Condition;
import io.handshake.scoring.rule.Counting;
import io.handshake.scoring.rule.IntentRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Points for what people did. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Rule",
        description = "Points for what a lead did: for each activity of the type that meets all conditions, unless"
                + " `atLeast` or `atMost` counts otherwise.")
public record ActivityRule(
        @NotBlank
        @Size(max = 100)
        @Schema(
                description = "Key of an activity type: a shipped one or one registered at lead-service.",
                required = true,
                examples = "webinar")
        String activityType,

        @NotNull
        @Min(-1000)
        @Max(1000)
        @Schema(
                description = "Points for each such activity, -1000 to 1000, not 0; points below 0 are taken away.",
                required = true,
                examples = "10")
        Integer points,

        @Pattern(regexp = ProfileRule.KEY, message = ProfileRule.KEY_MESSAGE)
        @Schema(
                description =
                        "Key of the rule, unique among all rules of the definition: a letter, then letters, digits"
                                + " and dashes, at most 63. The activity type when left out; a second rule for a type needs one.",
                nullable = true,
                examples = "long-webinar")
        @Nullable
        String key,

        @Size(min = 1, max = 200)
        @Schema(
                description = "What people call it, 1 to 200 characters.",
                nullable = true,
                examples = "Stayed in a webinar for half an hour")
        @Nullable
        String title,

        @Size(max = 20)
        @Schema(
                description = "What the properties of the activity have to be, at most 20 conditions, all of which must"
                        + " hold; any activity of the type when left out.",
                nullable = true)
        @Nullable
        List<@NotNull @Valid Clause> where,

        @Min(1)
        @Max(3650)
        @Schema(
                description = "For how many days an activity counts after it happened, 1 to 3650; for ever when left"
                        + " out.",
                nullable = true,
                examples = "90")
        @Nullable
        Integer withinDays,

        @Positive
        @DecimalMax("3650")
        @Digits(integer = 4, fraction = 9, message = "must have at most nine decimals")
        @Schema(
                description = "After how many days the points of an activity are half, more than 0 and up to 3650,"
                        + " with up to nine decimals; they do not fade when left out.",
                nullable = true,
                examples = "30")
        @Nullable
        BigDecimal halfLifeDays,

        @Min(2)
        @Max(1000)
        @Schema(
                description = "The points are given once, while there are at least so many such activities (within"
                        + " `withinDays`, if told), 2 to 1000; they fade with the newest. Not together with `atMost`.",
                nullable = true,
                examples = "3")
        @Nullable
        Integer atLeast,

        @Min(1)
        @Max(1000)
        @Schema(
                description =
                        "Only the newest so many such activities give points, 1 to 1000; each does when left out.",
                nullable = true,
                examples = "5")
        @Nullable
        Integer atMost,

        @Size(min = 1, max = 63)
        @Schema(description = "The group whose limits its points fall under.", nullable = true, examples = "website")
        @Nullable
        String group) {
    private static final BigDecimal MICROS_OF_A_DAY =
            BigDecimal.valueOf(Duration.ofDays(1).toNanos() / 1000);

    public ActivityRule {
        where = where == null || where.isEmpty() ? null : where;
    }

    /** What it is known by among all rules. */
    String name() {
        return Objects.requireNonNullElse(key, activityType);
    }

    List<Clause> conditions() {
        return Objects.requireNonNullElse(where, List.of());
    }

    @Nullable
    Duration halfLife() {
        return halfLifeDays == null
                ? null
                : Duration.of(
                        halfLifeDays
                                .multiply(MICROS_OF_A_DAY)
                                .setScale(0, RoundingMode.HALF_EVEN)
                                .longValueExact(),
                        ChronoUnit.MICROS);
    }

    IntentRule rule() {
        List<Condition> conditions =
                conditions().stream().map(Clause::condition).toList();
        return new IntentRule(
                name(),
                activityType,
                conditions,
                points,
                counting(),
                withinDays == null ? null : Duration.ofDays(withinDays),
                halfLife(),
                group);
    }

    private Counting counting() {
        if (atLeast != null) {
            return new Counting.Once(atLeast);
        }
        return atMost == null ? Counting.all() : new Counting.Each(atMost);
    }
}
