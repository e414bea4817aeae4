package io.handshake.sla.answering;

import io.handshake.sla.clocks.ClockView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A hand-off put before one rep. */
@Schema(name = "Offer", description = "A hand-off put before one rep.")
public record OfferView(
        @Schema(description = "Id of the offer.", required = true)
        UUID id,

        @Schema(description = "The rep it was made to.", required = true)
        UUID rep,

        @Schema(description = "The rep's name.", required = true)
        String repName,

        @Schema(
                description =
                        "`open`, `accepted`, `rejected`, `withdrawn` (the rep left, or the lead must not be handed over) or"
                                + " `cancelled` (the pass closed, or the lead was merged). More may be added.",
                required = true)
        String state,

        @Schema(description = "When it was made.", required = true)
        Instant offeredAt,

        @Schema(description = "When it ended; null while it is open.", required = true, nullable = true) @Nullable
        Instant endedAt,

        @Schema(description = "Code of the reason it was rejected for, if it was.", required = true, nullable = true)
        @Nullable
        String reason,

        @Schema(description = "What the rep added, if anything.", required = true, nullable = true) @Nullable
        String text,

        @Schema(
                description = "Every other rep, and why the offer was not made to them; empty in an answer to a rep.",
                required = true)
        List<PassedOverView> passedOver,

        @Schema(description = "Its clock.", required = true) ClockView clock) {

    /** A rep who did not get the offer. */
    @Schema(name = "PassedOver", description = "A rep who did not get the offer.")
    public record PassedOverView(
            @Schema(description = "The rep.", required = true)
            UUID rep,

            @Schema(
                    description = "`inactive`, `had-it-before`, `no-capacity`, `less-remaining-capacity`,"
                            + " `assigned-more-recently` or `later-id`. More may be added.",
                    required = true)
            String why) {}
}
