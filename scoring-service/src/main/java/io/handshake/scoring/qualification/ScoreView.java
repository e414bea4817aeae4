package io.handshake.scoring.qualification;

import io.handshake.scoring.qualification.Qualifications.Qualification;
import io.handshake.scoring.score.Activity;
import io.handshake.scoring.score.Contribution;
import io.handshake.scoring.score.RuleSet;
import io.handshake.scoring.score.Score;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead's score and where each point of it comes from. */
@Schema(name = "Score", description = "A lead's score by the version in force, and where each point comes from.")
public record ScoreView(
        @Schema(
                description = "The lead; the one that survived when the lead asked for was merged into it.",
                required = true)
        UUID lead,

        @Schema(
                description =
                        "The pass the score counts towards: the open one, or the one a lead in nurture would enter"
                                + " by qualifying; 0 as long as none has opened.",
                required = true,
                examples = "1")
        int pass,

        @Schema(
                description = "Points: the exact sum of the contributions. May be negative.",
                required = true,
                examples = "21")
        long score,

        @Schema(description = "Points at which a lead is qualified.", required = true, examples = "20")
        long threshold,

        @Schema(description = "Key of the definition in force.", required = true, examples = "shipped")
        String definition,

        @Schema(description = "Its version in force.", required = true, examples = "1")
        int version,

        @Schema(description = "The instant the score is for; what happened later does not count.", required = true)
        Instant asOf,

        @Schema(
                description = "The decision on this pass; null as long as it is not qualified here.",
                required = true,
                nullable = true)
        @Nullable
        QualifiedView qualified,

        @Schema(
                description = "Whether the pass is qualified although its score is below the threshold by now. It stays"
                        + " qualified.",
                required = true)
        boolean cooled,

        @Schema(description = "What each rule added; rules that met no activity are left out.", required = true)
        List<ContributionView> contributions) {
    private static final int LISTED = 100;

    /** When and by what the pass was qualified. */
    @Schema(name = "Qualified", description = "When and by what a pass was qualified; it never changes.")
    public record QualifiedView(
            @Schema(description = "The pass.", required = true)
            int pass,

            @Schema(description = "When it was decided here.", required = true)
            Instant at,

            @Schema(description = "When the score reached the threshold, in claimed time.", required = true)
            Instant crossedAt,

            @Schema(
                    description = "The activity that brought the last points; null when a new version did.",
                    required = true,
                    nullable = true)
            @Nullable
            UUID crossedBy,

            @Schema(description = "Points at the crossing.", required = true)
            long score,

            @Schema(description = "Points that were needed.", required = true)
            long threshold,

            @Schema(description = "Key of the definition that decided.", required = true)
            String definition,

            @Schema(description = "Its version.", required = true)
            int version,

            @Schema(
                    description = "activity, lead-identified or definition-change. More may come.",
                    required = true,
                    examples = "activity")
            String reason) {
        static QualifiedView of(Qualification qualification) {
            LeadQualified verdict = qualification.verdict();
            return new QualifiedView(
                    verdict.pass(),
                    qualification.at(),
                    verdict.crossedAt(),
                    verdict.crossedBy(),
                    verdict.score(),
                    verdict.threshold(),
                    verdict.definition(),
                    verdict.version(),
                    verdict.reason());
        }
    }

    /** What one rule added to the score. */
    @Schema(name = "Contribution", description = "What one rule added to the score.")
    public record ContributionView(
            @Schema(description = "The activity type the rule is for.", required = true, examples = "webinar")
            String activityType,

            @Schema(description = "Points the rule gives for each activity.", required = true, examples = "10")
            long pointsEach,

            @Schema(description = "Key of the definition the rule stands in.", required = true)
            String definition,

            @Schema(description = "Its version.", required = true)
            int version,

            @Schema(description = "Points it added: count times pointsEach.", required = true, examples = "20")
            long points,

            @Schema(description = "How many activities it counted.", required = true, examples = "2")
            int count,

            @Schema(description = "Ids of these activities, oldest first; the first 100.", required = true)
            List<UUID> activities) {
        static ContributionView of(Contribution contribution, RuleSet by) {
            return new ContributionView(
                    contribution.activityType(),
                    contribution.pointsEach(),
                    by.definition(),
                    by.version(),
                    contribution.points(),
                    contribution.activities().size(),
                    contribution.activities().stream()
                            .limit(LISTED)
                            .map(Activity::id)
                            .toList());
        }
    }

    static ScoreView of(Lead lead, Score score, Optional<Qualification> qualification) {
        return new ScoreView(
                lead.id(),
                lead.pass().scored(),
                score.points(),
                score.by().threshold(),
                score.by().definition(),
                score.by().version(),
                score.asOf(),
                qualification.map(QualifiedView::of).orElse(null),
                qualification.isPresent() && !score.reachesThreshold(),
                score.contributions().stream()
                        .map(contribution -> ContributionView.of(contribution, score.by()))
                        .toList());
    }
}
