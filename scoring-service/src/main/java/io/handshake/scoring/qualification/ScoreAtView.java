package io.handshake.scoring.qualification;

import io.handshake.scoring.score.Score;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A lead's score at an instant of its history. */
@Schema(name = "ScoreAt", description = "A lead's score at one instant of its history, by the version in force then.")
public record ScoreAtView(
        @Schema(description = "The instant, in claimed time.", required = true)
        Instant asOf,

        @Schema(description = "Points in all, to the billionth.", required = true, examples = "21")
        BigDecimal score,

        @Schema(description = "Of them, points for who the lead was.", required = true, examples = "10")
        BigDecimal fit,

        @Schema(description = "Of them, points for what it had done.", required = true, examples = "11")
        BigDecimal intent,

        @Schema(description = "Whether that was enough.", required = true)
        boolean qualifies,

        @Schema(description = "Key of the definition in force.", required = true)
        String definition,

        @Schema(description = "Its version.", required = true)
        int version) {
    static ScoreAtView of(Score score) {
        return new ScoreAtView(
                score.asOf(),
                score.total(),
                score.fit(),
                score.intent(),
                score.qualifies(),
                score.by().definition(),
                score.by().version());
    }
}
