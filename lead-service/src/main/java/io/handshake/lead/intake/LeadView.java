package io.handshake.lead.intake;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.account.AccountOfLead;
import io.handshake.lead.identity.ExternalId;
import io.handshake.lead.lifecycle.PassView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead as it is shown. */
@Schema(description = "A lead: the person, where it stands, and every pass it made through the funnel.")
public record LeadView(
        @Schema(description = "Id of the lead.", required = true)
        UUID id,

        @Schema(description = "Where it came from first.", required = true)
        String source,

        @Schema(description = "Number of the latest pass.", required = true, minimum = "1")
        int pass,

        @Schema(description = "The stage of the latest pass.", required = true, examples = "MQL")
        String stage,

        @Schema(description = "E-mail address, trimmed and in lower case; null when unknown.", nullable = true)
        @Nullable
        String email,

        @Schema(description = "Ids in other systems; a partner sees those of its own source.", required = true)
        List<ExternalId> externalIds,

        @Schema(description = "Given name; null when unknown.", nullable = true) @Nullable
        String firstName,

        @Schema(description = "Family name; null when unknown.", nullable = true) @Nullable
        String lastName,

        @Schema(description = "Phone number; null when unknown.", nullable = true) @Nullable
        String phone,

        @Schema(description = "Company; null when unknown.", nullable = true) @Nullable
        String company,

        @Schema(description = "Country, two letters of ISO 3166; null when unknown.", nullable = true) @Nullable
        String country,

        @Schema(description = "Region as agreed; null when unknown.", nullable = true) @Nullable
        String region,

        @Schema(description = "Segment as agreed; null when unknown.", nullable = true) @Nullable
        String segment,

        @Schema(description = "Industry; null when unknown.", nullable = true) @Nullable
        String industry,

        @Schema(description = "Size of the company as agreed; null when unknown.", nullable = true) @Nullable
        String companySize,

        @Schema(description = "Channel it came by; null when unknown.", nullable = true) @Nullable
        String channel,

        @Schema(description = "Campaign it came from; null when unknown.", nullable = true) @Nullable
        String campaign,

        @Schema(description = "Who brought it: marketing, sales, partner or customer-base.", required = true)
        String sourcedBy,

        @Schema(description = "free, company, or none when no address is known.", required = true)
        String emailClass,

        @Schema(description = "The account it belongs to; null when it has none, and for a partner.", nullable = true)
        @Nullable
        AccountOfLead account,

        @Schema(description = "When the person became known, as claimed.", required = true)
        Instant occurredAt,

        @Schema(description = "When the lead was recorded here.", required = true)
        Instant createdAt,

        @Schema(description = "When it last changed here; `updatedSince` compares with it.", required = true)
        Instant updatedAt,

        @Schema(description = "All passes in order.", required = true)
        List<PassView> passes) {

    static LeadView read(
            ResultSet row, @Nullable AccountOfLead account, List<ExternalId> externalIds, List<PassView> passes)
            throws SQLException {
        return new LeadView(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getInt("pass"),
                row.getString("stage"),
                row.getString("email"),
                externalIds,
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("phone"),
                row.getString("company"),
                row.getString("country"),
                row.getString("region"),
                row.getString("segment"),
                row.getString("industry"),
                row.getString("company_size"),
                row.getString("channel"),
                row.getString("campaign"),
                row.getString("sourced_by"),
                row.getString("email_class"),
                account,
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Objects.requireNonNull(Sql.instant(row, "changed_at")),
                passes);
    }
}
