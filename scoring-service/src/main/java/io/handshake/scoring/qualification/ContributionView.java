package io.handshake.scoring.qualification;

import io.handshake.scoring.rule.IntentRule;
import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.score.Contribution;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one rule or limit added to a score. */
@Schema(name = "Contribution", description = "What one rule, or one limit, added to the score.")
public record ContributionView(
        @Schema(
                description =
                        "fit or intent for a rule of that side; fit-limit or intent-limit for a group at its cap or"
                                + " floor; floor for the floor of the whole. More may come.",
                required = true,
                examples = "intent")
        String kind,

        @Schema(
                description = "Key of the rule or group; empty for the floor of the whole.",
                required = true,
                examples = "webinar")
        String rule,

        @Schema(
                description = "The activity type the rule is for; null when it is none about activities.",
                required = true,
                nullable = true,
                examples = "webinar")
        @Nullable
        String activityType,

        @Schema(
                description = "Points the rule gives for each activity before they fade; null when it is none about"
                        + " activities.",
                required = true,
                nullable = true,
                examples = "10")
        @Nullable
        Long pointsEach,

        @Schema(
                description = "Days after which the points of an activity are half; null when they do not fade.",
                required = true,
                nullable = true)
        @Nullable
        BigDecimal halfLifeDays,

        @Schema(description = "Key of the definition the rule stands in.", required = true)
        String definition,

        @Schema(description = "Its version.", required = true)
        int version,

        @Schema(
                description = "Points it added, to the billionth: the sum of what its activities added.",
                required = true,
                examples = "20")
        BigDecimal points,

        @Schema(description = "How many activities it counted.", required = true, examples = "2")
        int count,

        @Schema(description = "Ids of these activities, oldest first; the first 100.", required = true)
        List<UUID> activities,

        @Schema(description = "What each of these activities added; the same first 100.", required = true)
        List<ShareView> shares) {
    private static final BigDecimal MICROS_A_DAY = new BigDecimal(86_400_000_000L);

    /** What one activity added. */
    @Schema(name = "Share", description = "What one activity added to a rule's points.")
    public record ShareView(
            @Schema(description = "Id of the activity.", required = true)
            UUID activity,

            @Schema(description = "When it happened, in claimed time.", required = true)
            Instant occurredAt,

            @Schema(description = "How long before asOf it happened, in seconds.", required = true)
            BigDecimal ageSeconds,

            @Schema(description = "Points it added after they faded, to the billionth.", required = true)
            BigDecimal points) {}

    static ContributionView of(Contribution contribution, RuleSet by) {
        Optional<IntentRule> rule = contribution.kind() == Contribution.Kind.INTENT
                ? by.intentRules().stream()
                        .filter(it -> it.key().equals(contribution.key()))
                        .findFirst()
                : Optional.empty();
        List<ShareView> shares =
                contribution.shares().stream().map(ContributionView::share).toList();
        return new ContributionView(
                contribution.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                contribution.key(),
                rule.map(IntentRule::activityType).orElse(null),
                rule.map(IntentRule::points).orElse(null),
                rule.flatMap(it -> Optional.ofNullable(it.halfLife()))
                        .map(halfLife -> new BigDecimal(halfLife.toNanos() / 1_000)
                                .divide(MICROS_A_DAY, 9, java.math.RoundingMode.HALF_EVEN)
                                .stripTrailingZeros())
                        .map(days -> days.scale() < 0 ? days.setScale(0) : days)
                        .orElse(null),
                by.definition(),
                by.version(),
                contribution.points(),
                contribution.count(),
                shares.stream().map(ShareView::activity).toList(),
                shares);
    }

    private static ShareView share(Contribution.Share share) {
        return new ShareView(
                share.activity().id(),
                share.activity().occurredAt(),
                BigDecimal.valueOf(share.age().toNanos(), 9).stripTrailingZeros(),
                share.points());
    }
}
