package io.handshake.reporting.funnel;

import io.handshake.chassis.inbox.FeedLag;
import io.handshake.reporting.asking.Share;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who entered which stage of a funnel in a window, and what became of them. */
@Schema(
        name = "FunnelReport",
        description =
                "Who entered which stage of a funnel in a window, and what became of them. Facts count at the instant"
                        + " they were recorded.")
public record FunnelReport(
        @Schema(description = "Key of the funnel.", required = true, examples = "waterfall")
        String funnel,

        @Schema(
                description =
                        "`period`: conversions compare entries in the window, and may exceed 1. `cohort`: they follow"
                                + " those who entered in the window.",
                required = true)
        String mode,

        @Schema(description = "What is counted: each `pass`, or each `lead` once.", required = true)
        String unique,

        @Schema(description = "Begin of the window.", required = true)
        Instant from,

        @Schema(description = "End of the window, not included.", required = true)
        Instant to,

        @Schema(description = "IANA zone in which dates were read.", required = true, examples = "UTC")
        String zone,

        @Schema(
                description = "Days of 24 hours each member of a cohort is given; null in mode `period`.",
                required = true,
                nullable = true,
                minimum = "1")
        @Nullable
        Integer horizonDays,

        @Schema(
                description =
                        "Whether every member of every cohort is older than the horizon; draw no conclusion from an"
                                + " immature one. Null in mode `period`.",
                required = true,
                nullable = true)
        @Nullable
        Boolean mature,

        @Schema(description = "The stages in the funnel's order; none while nothing was seen of it.", required = true)
        List<StageFigures> stages,

        @Schema(
                description =
                        "Opportunities of passes through this funnel, each once however many of its leads go through it.",
                required = true)
        Opportunities opportunities,

        @Schema(
                description =
                        "Everything recorded before this instant is counted; null while a feed has not been read yet.",
                required = true,
                nullable = true)
        @Nullable
        Instant asOf,

        @Schema(description = "How far each feed behind this report is read.", required = true)
        List<FeedLag> feeds) {

    /** One stage. */
    @Schema(name = "StageFigures", description = "Entries into one stage.")
    public record StageFigures(
            @Schema(description = "Key of the stage.", required = true, examples = "MQL")
            String stage,

            @Schema(
                    description =
                            "What the stage means on every funnel: `LEAD`, `QUALIFIED`, `ACCEPTED`, `SALES_QUALIFIED`,"
                                    + " `OPPORTUNITY`, `CUSTOMER`, ... More may be added.",
                    required = true,
                    examples = "QUALIFIED")
            String milestone,

            @Schema(
                    description =
                            "Entries in the window that really happened; for the first stage the passes opened. In mode"
                                    + " `period` less those that were taken back in the window, whenever they happened; so it may be"
                                    + " below 0. In mode `cohort` those that stood at the end of the horizon.",
                    required = true)
            long entered,

            @Schema(
                    description =
                            "Entries in the window that follow from a later one: the stage was skipped. Those that were taken"
                                    + " back count like `entered`.",
                    required = true)
            long inferred,

            @Schema(
                    description =
                            "How many of the stage before came here, skipped entries included; null for the first stage.",
                    required = true,
                    nullable = true)
            @Nullable
            Conversion conversion) {}

    /** From one stage to the next. */
    @Schema(name = "Conversion", description = "From the stage before to this one.")
    public record Conversion(
            @Schema(description = "Key of the stage before.", required = true)
            String from,

            @Schema(
                    description =
                            "In mode `period` entries here of entries there; in mode `cohort` those of the entries there"
                                    + " that came here within the horizon.",
                    required = true)
            Share share,

            @Schema(
                    description = "Whether every member is older than the horizon; null in mode `period`.",
                    required = true,
                    nullable = true)
            @Nullable
            Boolean mature) {}

    /** What became of the passes in money. */
    @Schema(
            name = "OpportunityFigures",
            description =
                    "In mode `period` what happened in the window; in mode `cohort` what became, within the horizon, of"
                            + " passes opened in the window.")
    public record Opportunities(
            @Schema(description = "Opportunities created.", required = true, minimum = "0")
            long created,

            @Schema(
                    description =
                            "Opportunities won. In mode `period` less those won before that were opened again in the window; so it may be below 0.",
                    required = true)
            long won,

            @Schema(
                    description =
                            "Opportunities lost. In mode `period` less those lost before that were opened again in the window; so it may be below 0.",
                    required = true)
            long lost,

            @Schema(
                    description =
                            "Amount won, one sum per currency, by currency; what was won and taken back is subtracted as it is counted.",
                    required = true)
            List<Money> wonAmount) {}

    /** An amount. */
    @Schema(name = "Money", description = "An amount in the minor units of its currency.")
    public record Money(
            @Schema(description = "Minor units, such as cents.", required = true, examples = "120000")
            long minor,

            @Schema(description = "ISO 4217 code.", required = true, examples = "EUR")
            String currency) {}
}
