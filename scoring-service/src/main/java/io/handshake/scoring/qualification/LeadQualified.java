package io.handshake.scoring.qualification;

import io.handshake.chassis.event.EventType;
import io.handshake.scoring.score.Sum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead's score reached the threshold in a pass; once per pass. */
@EventType("lead-qualified")
@Schema(name = "LeadQualified", description = "A lead's score reached the threshold in a pass; once per pass.")
public record LeadQualified(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(
                description = "The pass that is qualified: the open one, or the next one of a lead in nurture.",
                required = true)
        int pass,

        @Schema(description = "Points at the crossing, to the billionth.", required = true)
        BigDecimal score,

        @Schema(
                description =
                        "Of them, points for who the lead was; absent in decisions made before the sides were told apart.")
        @Nullable
        BigDecimal fit,

        @Schema(description = "Of them, points for what it had done; absent like fit.") @Nullable
        BigDecimal intent,

        @Schema(
                description =
                        "Points in all that were needed; absent when the version asks for none, but for fit or intent.")
        @Nullable
        Long threshold,

        @Schema(description = "Key of the definition that decided.", required = true)
        String definition,

        @Schema(description = "Its version.", required = true)
        int version,

        @Schema(description = "When the score reached the threshold, in claimed time.", required = true)
        Instant crossedAt,

        @Schema(
                description =
                        "The activity that brought the last points; absent when something else did, as reason says.")
        @Nullable
        UUID crossedBy,

        @Schema(
                description =
                        "activity; lead-identified when that activity became the lead's only later, with its contact"
                                + " key; profile-change when something else was told of who the lead is; definition-change"
                                + " when a new version took effect; time when points against the lead faded or stopped"
                                + " counting; experiment when a signed experiment hands it over whatever its score. More"
                                + " may come.",
                required = true)
        String reason) {
    static LeadQualified of(Lead lead, Sum score, Instant crossedAt, @Nullable UUID crossedBy, String reason) {
        return new LeadQualified(
                lead.id(),
                lead.pass().scored(),
                score.total(),
                score.fit(),
                score.intent(),
                score.by().threshold().total(),
                score.by().definition(),
                score.by().version(),
                crossedAt,
                crossedBy,
                reason);
    }
}
