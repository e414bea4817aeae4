package io.handshake.lead.partner;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a partner's leads. */
@Schema(description = "What came of the leads of a source, the newest 10,000 of them.")
public record PartnerSummary(
        @Schema(description = "The source of the partner's key.", required = true)
        String source,

        @Schema(description = "Leads that were counted, 10,000 at most.", required = true, minimum = "0")
        long leads,

        @Schema(description = "Whether these are all leads of the source.", required = true)
        boolean complete,

        @Schema(description = "Where their latest passes stand, most leads first.", required = true)
        List<Standing> standings,

        @Schema(description = "How many of the leads ever came how far, in the order of the funnel.", required = true)
        List<Reached> reached) {

    /** How many leads stand in one place. */
    @Schema(name = "PartnerStanding", description = "How many leads stand in one place.")
    public record Standing(
            @Schema(description = "Stage of the latest pass.", required = true)
            String stage,

            @Schema(
                    description = "How that pass ended: won, lost, recycled, disqualified; null while it is open.",
                    required = true,
                    nullable = true)
            @Nullable
            String outcome,

            @Schema(description = "Leads there.", required = true, minimum = "1")
            long leads) {}

    /** How many leads came so far. */
    @Schema(name = "PartnerReached", description = "How many leads came so far in any of their passes.")
    public record Reached(
            @Schema(
                    description = "QUALIFIED, ACCEPTED, SALES_QUALIFIED, OPPORTUNITY or CUSTOMER; more may follow.",
                    required = true)
            String milestone,

            @Schema(description = "Leads that came so far.", required = true, minimum = "0")
            long leads) {}
}
