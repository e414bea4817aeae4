package io.handshake.sla.answering;

import io.handshake.sla.clocks.ClockView;
import io.handshake.sla.routing.Route;
import io.handshake.sla.routing.Why;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
                        "`open`, `accepted`, `rejected`, `withdrawn` (the rep left, somebody chose another, or the lead must not be"
                                + " handed over), `cancelled` (the pass closed, or the lead was merged), `assigned` (into the rep's"
                                + " hands without being asked), `expired` (nobody answered in time) or `reversed` (it was accepted, and"
                                + " that was taken back). More may be added.",
                required = true)
        String state,

        @Schema(description = "When it was made.", required = true)
        Instant offeredAt,

        @Schema(description = "When it ended; null while it is open.", required = true, nullable = true) @Nullable
        Instant endedAt,

        @Schema(
                description = "When its acceptance was taken back; null unless it is `reversed`.",
                required = true,
                nullable = true)
        @Nullable
        Instant reversedAt,

        @Schema(
                description = "Who took its acceptance back, the rep or somebody of sales: the subject of their tokens;"
                        + " null unless it is `reversed`.",
                required = true,
                nullable = true)
        @Nullable
        String takenBackBy,

        @Schema(
                description = "Code of the reason it was rejected or taken back for, if it was.",
                required = true,
                nullable = true)
        @Nullable
        String reason,

        @Schema(description = "What the rep added, if anything.", required = true, nullable = true) @Nullable
        String text,

        @Schema(
                description =
                        "Answers to the exit criteria that came with its acceptance, by criterion; null when there"
                                + " were none.",
                type = SchemaType.OBJECT,
                additionalProperties = Object.class,
                required = true,
                nullable = true)
        @Nullable
        Map<String, Object> answers,

        @Schema(
                description = "Why it was made to this rep: " + Route.WHYS + " Null when that was not kept yet.",
                required = true,
                nullable = true)
        @Nullable
        String why,

        @Schema(description = "What was said by who chose the rep, if somebody did.", required = true, nullable = true)
        @Nullable
        String whyText,

        @Schema(
                description = "Every other rep, and why the offer was not made to them; empty in an answer to a rep.",
                required = true)
        List<PassedOverView> passedOver,

        @Schema(description = "Its clock; null when it is `assigned`.", required = true, nullable = true) @Nullable
        ClockView clock) {

    /** A rep who did not get the offer. */
    @Schema(name = "PassedOver", description = "A rep who did not get the offer.")
    public record PassedOverView(
            @Schema(description = "The rep.", required = true)
            UUID rep,

            @Schema(description = "The rep's name.", required = true, maxLength = 200)
            String repName,

            @Schema(description = Why.CODES, required = true)
            String why) {}
}
