package io.handshake.lead.opportunity;

import io.handshake.lead.identity.ExternalId;
import io.handshake.lead.opportunity.OpportunityLeads.Link;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An opportunity as it is shown. */
@Schema(description = "A deal sales works on, or worked on, with leads or without.")
public record OpportunityView(
        @Schema(description = "Id of the opportunity.", required = true)
        UUID id,

        @Schema(description = "The main lead it is with; null when it is with none.", nullable = true) @Nullable
        UUID lead,

        @Schema(
                description =
                        "First and last name of the main lead, as far as they are known; null when none is, or it is with none.",
                nullable = true)
        @Nullable
        String leadName,

        @Schema(
                description = "The pass of the main lead it runs in; null when it is with none.",
                nullable = true,
                minimum = "1")
        @Nullable
        Integer pass,

        @Schema(description = "All leads it is with, the main one first.", required = true)
        List<OpportunityLeadView> leads,

        @Schema(description = "The account it is with; null when none was named.", nullable = true) @Nullable
        UUID account,

        @Schema(description = "What the account is called; null when none was named.", nullable = true) @Nullable
        String accountName,

        @Schema(description = "The hand-off it came out of; null when none was named.", nullable = true) @Nullable
        UUID handoff,

        @Schema(description = "Its id in another system; null when none was named.", nullable = true) @Nullable
        ExternalId externalId,

        @Schema(description = "What it is called; null when it has no name.", nullable = true) @Nullable
        String name,

        @Schema(description = "What it is worth; null when unknown.", nullable = true) @Nullable
        Amount amount,

        @Schema(description = "The stage of the sale it is in; null when none was named.", nullable = true) @Nullable
        String stage,

        @Schema(description = "The date it is expected to close; null when unknown.", nullable = true) @Nullable
        LocalDate expectedClose,

        @Schema(description = "Who brought it: marketing, sales, partner or customer-base.", required = true)
        String sourcedBy,

        @Schema(description = "Whether somebody told so by hand; else the agreed rule decided.", required = true)
        boolean sourcedByTold,

        @Schema(
                description =
                        "The agreed rule that counted when it was opened; it decided, unless somebody told by hand.",
                required = true)
        SourcedByRule sourcedByRule,

        @Schema(description = "Campaign of the main lead when it began; null when there was none.", nullable = true)
        @Nullable
        String campaign,

        @Schema(description = "When it began, as claimed.", required = true)
        Instant occurredAt,

        @Schema(description = "When it was recorded here.", required = true)
        Instant createdAt,

        @Schema(description = "won or lost, more may follow; null while it is open.", nullable = true) @Nullable
        String outcome,

        @Schema(
                description = "Why it ended so, as a code; null while it is open or when none was named.",
                nullable = true)
        @Nullable
        String reason,

        @Schema(
                description = "More about how it ended; null while it is open or when nothing was said.",
                nullable = true)
        @Nullable
        String note,

        @Schema(description = "When it closed, as claimed; null while it is open.", nullable = true) @Nullable
        Instant closedAt) {

    /** A version of the agreed rule as an opportunity refers to it. */
    @Schema(description = "A version of the agreed rule of who brought an opportunity.")
    public record SourcedByRule(
            @Schema(description = "Key of the rule.", required = true, examples = "sourcing")
            String key,

            @Schema(description = "Its version; a version never changes.", required = true, minimum = "1")
            int version) {}

    /** A lead of an opportunity as it is shown. */
    @Schema(description = "A lead of an opportunity.")
    public record OpportunityLeadView(
            @Schema(description = "The lead.", required = true)
            UUID lead,

            @Schema(
                    description = "Its first and last name, as far as they are known; null when none is.",
                    nullable = true)
            @Nullable
            String leadName,

            @Schema(description = "The pass of this lead that the opportunity runs in.", required = true, minimum = "1")
            int pass,

            @Schema(description = "Whether it is the main lead.", required = true)
            boolean main,

            @Schema(description = "When the lead was added here.", required = true)
            Instant addedAt) {
        static OpportunityLeadView of(Link link, Map<UUID, String> names) {
            return new OpportunityLeadView(
                    link.lead(), names.get(link.lead()), link.pass(), link.main(), link.addedAt());
        }
    }

    /** {@code names} is what leads and accounts are called, by id. */
    static OpportunityView of(Opportunity it, List<Link> links, Map<UUID, String> names) {
        return new OpportunityView(
                it.id,
                it.lead,
                it.lead == null ? null : names.get(it.lead),
                it.pass,
                links.stream().map(link -> OpportunityLeadView.of(link, names)).toList(),
                it.account,
                it.account == null ? null : names.get(it.account),
                it.handoff,
                it.externalId == null ? null : new ExternalId(it.source, it.externalId),
                it.name,
                it.amount().orElse(null),
                it.stage,
                it.expectedClose,
                it.sourcedBy,
                it.sourcedByTold,
                new SourcedByRule(it.sourcingRule, it.sourcingRuleVersion),
                it.campaign,
                it.occurredAt,
                it.createdAt,
                it.outcome,
                it.reason,
                it.note,
                it.closedAt);
    }
}
