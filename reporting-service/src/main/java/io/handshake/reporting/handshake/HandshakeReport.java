package io.handshake.reporting.handshake;

import io.handshake.chassis.inbox.FeedLag;
import io.handshake.reporting.asking.Share;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What sales does with what marketing hands over. */
@Schema(
        name = "HandshakeReport",
        description =
                "What became of the hand-offs opened in a window. Answers count when they came within the horizon.")
public record HandshakeReport(
        @Schema(description = "Begin of the window.", required = true)
        Instant from,

        @Schema(description = "End of the window, not included.", required = true)
        Instant to,

        @Schema(description = "IANA zone in which dates were read.", required = true, examples = "UTC")
        String zone,

        @Schema(description = "Days of 24 hours each hand-off is given.", required = true, minimum = "1")
        int horizonDays,

        @Schema(description = "Whether every hand-off is older than the horizon.", required = true)
        boolean mature,

        @Schema(
                description = "Hand-offs opened in the window, without those that are suppressed.",
                required = true,
                minimum = "0")
        long handedOff,

        @Schema(
                description =
                        "Hand-offs opened in the window that are offered to nobody because something stands against"
                                + " contacting the lead; counted nowhere else.",
                required = true,
                minimum = "0")
        long suppressed,

        @Schema(description = "Of these, offered to a rep at least once so far.", required = true, minimum = "0")
        long offered,

        @Schema(description = "Of these, never offered so far.", required = true, minimum = "0")
        long unrouted,

        @Schema(description = "Of these, accepted.", required = true, minimum = "0")
        long accepted,

        @Schema(description = "Of these, rejected for good.", required = true, minimum = "0")
        long rejected,

        @Schema(
                description = "Of these, cancelled because the pass closed or the lead was merged.",
                required = true,
                minimum = "0")
        long cancelled,

        @Schema(description = "Of these, none of the three; unrouted ones included.", required = true, minimum = "0")
        long pending,

        @Schema(description = "Accepted of all handed off.", required = true)
        Share strict,

        @Schema(description = "Accepted of accepted and rejected.", required = true)
        Share decided,

        @Schema(
                description =
                        "`weak` (strict below 0.70), `healthy` (0.70 to 0.80) or `strong` (above); null while the cohort"
                                + " is immature or empty. More may be added.",
                required = true,
                nullable = true)
        @Nullable
        String health,

        @Schema(
                description = "Refusals by reason, most frequent first, those that passed the hand-off on included.",
                required = true)
        List<Refusals> refusals,

        @Schema(description = "How promises ended on the offers of these hand-offs.", required = true)
        Attainment sla,

        @Schema(description = "From the recorded qualification to the first offer.", required = true)
        Spread systemDelay,

        @Schema(description = "From the offer to the acceptance, in the promise's calendar.", required = true)
        Spread timeToAccept,

        @Schema(
                description =
                        "Everything recorded before this instant is counted; null while a feed has not been read yet.",
                required = true,
                nullable = true)
        @Nullable
        Instant asOf,

        @Schema(description = "How far each feed behind this report is read.", required = true)
        List<FeedLag> feeds) {

    /** Refusals for one reason. */
    @Schema(name = "Refusals", description = "Refusals for one reason.")
    public record Refusals(
            @Schema(description = "Code of the reason.", required = true, examples = "no-budget")
            String reason,

            @Schema(
                    description =
                            "What has to be mended: `definition-fault`, `data-fault`, `timing` or `capacity`. More may be"
                                    + " added.",
                    required = true)
            String group,

            @Schema(description = "Refusals that ended a hand-off.", required = true, minimum = "0")
            long ended,

            @Schema(
                    description = "Refusals after which it was offered to somebody else.",
                    required = true,
                    minimum = "0")
            long passedOn) {}

    /** Promises kept. */
    @Schema(name = "Attainment", description = "Promises kept, of those whose outcome is known.")
    public record Attainment(
            @Schema(description = "Clocks met.", required = true, minimum = "0")
            long met,

            @Schema(description = "Clocks breached, answered since or not.", required = true, minimum = "0")
            long breached,

            @Schema(description = "met / (met + breached); null when neither is known.", required = true)
            Share kept) {}

    /** How long something took. */
    @Schema(name = "Spread", description = "How long something took, in seconds.")
    public record Spread(
            @Schema(description = "How many are measured.", required = true, minimum = "0")
            long count,

            @Schema(description = "Half took no longer; null when none is measured.", required = true, nullable = true)
            @Nullable
            Double medianSeconds,

            @Schema(
                    description = "Nine in ten took no longer, by linear interpolation; null when none is measured.",
                    required = true,
                    nullable = true)
            @Nullable
            Double p90Seconds) {}
}
