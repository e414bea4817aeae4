package io.handshake.scoring.qualification;

import io.handshake.chassis.event.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A lead's score is another one; at most once per lead and second. */
@EventType("score-changed")
@Schema(
        name = "ScoreChanged",
        description =
                "A lead's score is another one than was told last, because something happened or its pass cooled; at most"
                        + " once per lead and second. What fades goes on fading after asOf without another event.")
record ScoreChanged(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "Points in all, of either sign, to the billionth.", required = true, examples = "20.5")
        BigDecimal score,

        @Schema(description = "Points for who the lead is.", required = true, examples = "8")
        BigDecimal fit,

        @Schema(description = "Points for what it did.", required = true, examples = "12.5")
        BigDecimal intent,

        @Schema(description = "Key of the definition in force for it.", required = true)
        String definition,

        @Schema(description = "Its version.", required = true, minimum = "1")
        int version,

        @Schema(
                description = "Whether its pass is qualified although the score does not suffice any more.",
                required = true)
        boolean cooled,

        @Schema(description = "The instant the score is for.", required = true)
        Instant asOf) {}
