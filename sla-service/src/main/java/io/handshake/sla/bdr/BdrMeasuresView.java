package io.handshake.sla.bdr;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of what BDRs achieved. */
@Schema(name = "BdrMeasures", description = "A page of what BDRs achieved in a period.")
public record BdrMeasuresView(
        @Schema(description = "Begin of the period, inclusive.", required = true)
        Instant from,

        @Schema(description = "End of the period, exclusive.", required = true)
        Instant to,

        @Schema(
                description =
                        "Up to when lead-service's opportunities are known here; null until its feed was read to its"
                                + " end once.",
                required = true,
                nullable = true)
        @Nullable
        Instant asOf,

        @Schema(description = "One row per rep, by id.", required = true)
        List<Row> items,

        @Schema(
                description = "Send it as `after` to get the next page; null on the last one.",
                required = true,
                nullable = true)
        @Nullable
        String next) {

    /** What one BDR achieved. */
    @Schema(
            name = "BdrMeasure",
            description =
                    "What one BDR achieved. `accepted`, `meetings`, `meetingsHeld` and `sqls` count what was recorded"
                            + " in the period. The others say what has come of these SQLs by now, whenever it came.")
    public record Row(
            @Schema(description = "The rep.", required = true)
            UUID rep,

            @Schema(description = "The rep's name.", required = true, maxLength = 200)
            String repName,

            @Schema(description = "Key of the rep's team.", required = true, nullable = true, maxLength = 63) @Nullable
            String team,

            @Schema(
                    description =
                            "Hand-offs to BDRs that the rep accepted in the period, less the acceptances, of whenever,"
                                    + " that were taken back in it; so it may be negative.",
                    required = true)
            long accepted,

            @Schema(
                    description = "Touches of the kind `meeting` on hand-offs to BDRs, whatever came of them.",
                    required = true,
                    minimum = "0")
            long meetings,

            @Schema(description = "Of these, those in which the lead was reached.", required = true, minimum = "0")
            long meetingsHeld,

            @Schema(description = "SQLs: hand-offs to BDRs that the rep qualified.", required = true, minimum = "0")
            long sqls,

            @Schema(
                    description = "Of the SQLs, those whose pass has a hand-off to SALES.",
                    required = true,
                    minimum = "0")
            long handedOver,

            @Schema(description = "Of the SQLs, those that a rep of SALES accepted.", required = true, minimum = "0")
            long acceptedBySales,

            @Schema(
                    description = "`acceptedBySales` / `sqls`, without those SQLs that sales has and was not asked to"
                            + " accept; null when none is left.",
                    required = true,
                    nullable = true,
                    minimum = "0",
                    maximum = "1")
            @Nullable
            Double acceptanceRate,

            @Schema(description = "Of the SQLs, those that led to an opportunity.", required = true, minimum = "0")
            long sqlsWithOpportunity,

            @Schema(
                    description = "`sqlsWithOpportunity` / `sqls`; null without SQLs.",
                    required = true,
                    nullable = true,
                    minimum = "0",
                    maximum = "1")
            @Nullable
            Double opportunityRate,

            @Schema(
                    description = "Opportunities that the SQLs led to. One with leads of several BDRs counts for each.",
                    required = true,
                    minimum = "0")
            long opportunities,

            @Schema(description = "Of these, those that are won as of now.", required = true, minimum = "0")
            long won,

            @Schema(
                    description = "`won` / `opportunities`; null without opportunities.",
                    required = true,
                    nullable = true,
                    minimum = "0",
                    maximum = "1")
            @Nullable
            Double winRate,

            @Schema(description = "What the won ones are worth, by currency; nothing is converted.", required = true)
            List<Revenue> revenue,

            @Schema(
                    description = "Won ones of which nobody told what they are worth; no revenue counts them.",
                    required = true,
                    minimum = "0")
            long wonWithoutAmount,

            @Schema(
                    description = "Whether there are fewer than 20 SQLs, too few to compare anybody by the rates.",
                    required = true)
            boolean smallSample) {}

    /** Revenue in one currency. */
    @Schema(name = "BdrRevenue", description = "Revenue in one currency, in its minor unit.")
    public record Revenue(
            @Schema(description = "Currency, three letters of ISO 4217.", required = true, examples = "EUR")
            String currency,

            @Schema(description = "How many minor units.", required = true, minimum = "0", examples = "120000")
            long minor,

            @Schema(description = "From so many opportunities.", required = true, minimum = "1")
            long opportunities) {}
}
