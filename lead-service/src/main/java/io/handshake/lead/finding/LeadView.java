package io.handshake.lead.finding;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.account.AccountOfLead;
import io.handshake.lead.campaign.Touch;
import io.handshake.lead.consent.ConsentState;
import io.handshake.lead.identity.ExternalId;
import io.handshake.lead.intake.StoredJson;
import io.handshake.lead.lifecycle.PassView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead as it is shown. */
@Schema(description = "A lead: the person, where it stands, and every pass it made through the funnel.")
public record LeadView(
        @Schema(description = "Id of the lead.", required = true)
        UUID id,

        @Schema(
                description = "Ids of leads that were merged into this one; each answers as this lead.",
                required = true)
        List<UUID> mergedLeads,

        @Schema(description = "Where it came from first.", required = true)
        String source,

        @Schema(description = "Number of the latest pass.", required = true, minimum = "1")
        int pass,

        @Schema(description = "The stage of the latest pass.", required = true, examples = "MQL")
        String stage,

        @Schema(description = "E-mail address, trimmed and in lower case; null when unknown.", nullable = true)
        @Nullable
        String email,

        @Schema(description = "Further e-mail addresses, trimmed and in lower case.", required = true)
        List<String> otherEmails,

        @Schema(description = "Ids in other systems; a partner sees those of its own source.", required = true)
        List<ExternalId> externalIds,

        @Schema(description = "First name; null when unknown.", nullable = true) @Nullable
        String firstName,

        @Schema(description = "Last name; null when unknown.", nullable = true) @Nullable
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

        @Schema(description = "Campaign it came by first; null when unknown.", nullable = true) @Nullable
        String campaign,

        @Schema(description = "Campaign and UTM tags it came by first; null when unknown.", nullable = true) @Nullable
        Touch firstCampaign,

        @Schema(description = "Campaign and UTM tags it came by last; null when unknown.", nullable = true) @Nullable
        Touch latestCampaign,

        @Schema(description = "Who brought it: marketing, sales, partner or customer-base.", required = true)
        String sourcedBy,

        @Schema(description = "free, company, or none when no address is known.", required = true)
        String emailClass,

        @Schema(description = "The person's latest word per purpose, in the order of the purposes.", required = true)
        List<ConsentView> consents,

        @Schema(
                description = "Whether the person's company is a customer already; null when nobody told.",
                nullable = true)
        @Nullable
        Boolean existingCustomer,

        @Schema(
                description =
                        "Why the lead is not handed over even when it is qualified: no-consent or existing-customer, more may follow; null where nothing stands against it.",
                nullable = true)
        @Nullable
        String suppressed,

        @Schema(type = SchemaType.OBJECT, description = "Declared attributes by key.", required = true)
        Map<String, Object> attributes,

        @Schema(
                description =
                        "The rep who has it: who accepted it last, or whom it was delivered or reassigned to; null when none has.",
                nullable = true)
        @Nullable
        OwnerView owner,

        @Schema(
                description =
                        "What scoring-service told last; null before that. The score as of now is at scoring-service, `/v1/scores/{id}`.",
                nullable = true)
        @Nullable
        Double score,

        @Schema(description = "The account it belongs to; null when it has none, and for a partner.", nullable = true)
        @Nullable
        AccountOfLead account,

        @Schema(description = "When the person became known, as claimed.", required = true)
        Instant occurredAt,

        @Schema(description = "When the lead was recorded here.", required = true)
        Instant createdAt,

        @Schema(
                description =
                        "When it last changed here, its score alone not counted; `updatedSince` compares with it.",
                required = true)
        Instant updatedAt,

        @Schema(description = "All passes in order.", required = true)
        List<PassView> passes) {

    /** A rep, by id and name. */
    @Schema(name = "LeadOwner", description = "The rep who has the lead.")
    public record OwnerView(
            @Schema(description = "Id of the rep.", required = true)
            UUID id,

            @Schema(description = "What the rep is called; null while that has not been heard here.", nullable = true)
            @Nullable
            String name) {}

    /** A word on being contacted, as it is shown. */
    @Schema(name = "Consent", description = "A person's latest word on being contacted for a purpose.")
    public record ConsentView(
            @Schema(description = "What for.", required = true)
            String purpose,

            @Schema(description = "given, refused or withdrawn; more may follow.", required = true)
            ConsentState state,

            @Schema(description = "When the person said so, as claimed.", required = true)
            Instant at) {}

    static LeadView read(
            ResultSet row,
            @Nullable AccountOfLead account,
            List<UUID> mergedLeads,
            List<String> otherEmails,
            List<ExternalId> externalIds,
            List<PassView> passes)
            throws SQLException {
        return new LeadView(
                row.getObject("id", UUID.class),
                mergedLeads,
                row.getString("source"),
                row.getInt("pass"),
                row.getString("stage"),
                row.getString("email"),
                otherEmails,
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
                StoredJson.touch(row.getString("first_touch")),
                StoredJson.touch(row.getString("latest_touch")),
                row.getString("sourced_by"),
                row.getString("email_class"),
                consents(row),
                row.getObject("existing_customer", Boolean.class),
                row.getString("suppressed"),
                attributes(row),
                owner(row),
                row.getObject("score", Double.class),
                account,
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Objects.requireNonNull(Sql.instant(row, "changed_at")),
                passes);
    }

    private static List<ConsentView> consents(ResultSet row) throws SQLException {
        return StoredJson.consents(row.getString("consents")).byPurpose().entrySet().stream()
                .map(word -> new ConsentView(
                        word.getKey(), word.getValue().state(), word.getValue().at()))
                .toList();
    }

    private static @Nullable OwnerView owner(ResultSet row) throws SQLException {
        UUID owner = row.getObject("owner", UUID.class);
        return owner == null ? null : new OwnerView(owner, row.getString("owner_name"));
    }

    private static Map<String, Object> attributes(ResultSet row) throws SQLException {
        Map<String, Object> all = StoredJson.values(row.getString("attributes"));
        all.putAll(StoredJson.values(row.getString("personal_attributes")));
        return all;
    }
}
