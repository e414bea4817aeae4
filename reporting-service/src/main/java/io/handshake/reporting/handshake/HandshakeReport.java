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
                description =
                        "Hand-offs opened in the window that sales is asked to accept, without those that are suppressed.",
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

        @Schema(description = "Hand-offs that nobody is asked to accept; counted nowhere else.", required = true)
        WithoutGate withoutGate,

        @Schema(
                description = "Of those handed off, offered to a rep at least once so far.",
                required = true,
                minimum = "0")
        long offered,

        @Schema(description = "Of these, never offered so far.", required = true, minimum = "0")
        long unrouted,

        @Schema(
                description = "Of these, accepted: the acceptance stood at the end of the horizon.",
                required = true,
                minimum = "0")
        long accepted,

        @Schema(description = "What came of the accepted ones.", required = true)
        AfterAcceptance afterAcceptance,

        @Schema(
                description =
                        "Of the hand-offs, those of which an acceptance was taken back within the horizon; they count as what"
                                + " they became then.",
                required = true,
                minimum = "0")
        long reversed,

        @Schema(
                description = "Of the hand-offs, rejected for good, those included that were accepted before.",
                required = true,
                minimum = "0")
        long rejected,

        @Schema(
                description =
                        "Of the rejected ones, those of which both sides found within the horizon that the lead was good.",
                required = true,
                minimum = "0")
        long overturned,

        @Schema(
                description = "Of the hand-offs, cancelled because the pass closed or the lead was merged.",
                required = true,
                minimum = "0")
        long cancelled,

        @Schema(
                description = "Of the hand-offs, recycled: nobody took it, as often as it was offered.",
                required = true,
                minimum = "0")
        long recycled,

        @Schema(
                description = "Of the hand-offs, none of the four ends; unrouted ones included.",
                required = true,
                minimum = "0")
        long pending,

        @Schema(
                description = "Offers that expired within the horizon, several of one hand-off among them.",
                required = true,
                minimum = "0")
        long expiredOffers,

        @Schema(description = "Accepted of all handed off; overturned refusals stay below the line.", required = true)
        Share strict,

        @Schema(description = "Accepted of accepted and rejected, overturned refusals left out.", required = true)
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

        @Schema(description = "How promises on these hand-offs and their offers ended.", required = true)
        Attainment sla,

        @Schema(description = "From the recorded qualification to the first offer.", required = true)
        Spread systemDelay,

        @Schema(
                description =
                        "From the offer to the acceptance that stands, in the promise's calendar. Exact where every hour"
                                + " between counted, else each is in whole seconds.",
                required = true)
        Spread timeToAccept,

        @Schema(description = "How soon sales got in touch with the accepted ones.", required = true)
        FirstTouch firstTouch,

        @Schema(
                description = "What `groups` are divided by; null when that was not asked for.",
                required = true,
                nullable = true)
        @Nullable
        String groupBy,

        @Schema(
                description =
                        "The same hand-offs by rep, source, segment, region or channel, by key; empty when not asked for.",
                required = true)
        List<HandshakeGroup> groups,

        @Schema(
                description =
                        "Everything recorded before this instant is counted; null while a feed has not been read yet.",
                required = true,
                nullable = true)
        @Nullable
        Instant asOf,

        @Schema(description = "How far each feed behind this report is read.", required = true)
        List<FeedLag> feeds) {}
