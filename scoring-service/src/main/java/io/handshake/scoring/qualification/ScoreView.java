package io.handshake.scoring.qualification;

import io.handshake.scoring.qualification.Qualifications.Qualification;
import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.rule.Threshold;
import io.handshake.scoring.score.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead's score and where each point of it comes from. */
@Schema(name = "Score", description = "A lead's score by one version of a definition, and where each point comes from.")
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
                description = "Points in all, to the billionth: the exact sum of the contributions. May be negative.",
                required = true,
                examples = "21")
        BigDecimal score,

        @Schema(description = "Of them, points for who the lead is, after limits.", required = true, examples = "10")
        BigDecimal fit,

        @Schema(description = "Of them, points for what it did, after limits.", required = true, examples = "11")
        BigDecimal intent,

        @Schema(
                description =
                        "Points in all that are needed; null when the version asks for none, but for fit or intent.",
                required = true,
                nullable = true,
                examples = "20")
        @Nullable
        Long threshold,

        @Schema(
                description = "Points that are needed for who the lead is; null when the version asks for none.",
                required = true,
                nullable = true)
        @Nullable
        Long minimumFit,

        @Schema(
                description = "Points that are needed for what it did; null when the version asks for none.",
                required = true,
                nullable = true)
        @Nullable
        Long minimumIntent,

        @Schema(description = "Whether the score is enough by this version.", required = true)
        boolean qualifies,

        @Schema(
                description = "Key of the definition: the one in force for the lead, or the one asked for.",
                required = true,
                examples = "shipped")
        String definition,

        @Schema(description = "Its version.", required = true, examples = "1")
        int version,

        @Schema(description = "The instant the score is for; what happened later does not count.", required = true)
        Instant asOf,

        @Schema(
                description = "By what had been recorded at this instant; what was recorded later does not count.",
                required = true)
        Instant knownAt,

        @Schema(
                description = "The decision on this pass; null as long as it is not qualified here.",
                required = true,
                nullable = true)
        @Nullable
        QualifiedView qualified,

        @Schema(
                description =
                        "Whether the pass had come to qualify by asOf (see `qualified.crossedAt`) and its score by the"
                                + " version in force is not enough at asOf any more, whichever version is asked for. It stays"
                                + " qualified.",
                required = true)
        boolean cooled,

        @Schema(
                description =
                        "The first instant at which the score is not enough any more if nothing else happens; null"
                                + " when it is not enough now, or not within ten years.",
                required = true,
                nullable = true)
        @Nullable
        Instant goesColdAt,

        @Schema(
                description =
                        "What each rule and each limit added; rules that met nothing are left out. They add up exactly.",
                required = true)
        List<ContributionView> contributions) {

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
                    description = "The activity that brought the last points; null when something else did.",
                    required = true,
                    nullable = true)
            @Nullable
            UUID crossedBy,

            @Schema(description = "Points at the crossing, to the billionth.", required = true)
            BigDecimal score,

            @Schema(
                    description = "Points in all that were needed; null when the version asks for none.",
                    required = true,
                    nullable = true)
            @Nullable
            Long threshold,

            @Schema(description = "Key of the definition that decided.", required = true)
            String definition,

            @Schema(description = "Its version.", required = true)
            int version,

            @Schema(
                    description =
                            "activity, lead-identified, profile-change, definition-change, time or experiment. More"
                                    + " may come.",
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

    static ScoreView of(
            UUID lead,
            int pass,
            Score score,
            Instant knownAt,
            Optional<Qualification> qualification,
            boolean cooled,
            Optional<Instant> goesColdAt) {
        RuleSet by = score.by();
        Threshold threshold = by.threshold();
        return new ScoreView(
                lead,
                pass,
                score.total(),
                score.fit(),
                score.intent(),
                threshold.total(),
                threshold.fit(),
                threshold.intent(),
                score.qualifies(),
                by.definition(),
                by.version(),
                score.asOf(),
                knownAt,
                qualification.map(QualifiedView::of).orElse(null),
                cooled,
                goesColdAt.orElse(null),
                score.contributions().stream()
                        .map(contribution -> ContributionView.of(contribution, by))
                        .toList());
    }
}
