package io.handshake.lead.intake;

import io.handshake.lead.account.AccountReference;
import io.handshake.lead.attribute.LeadAttributesResource;
import io.handshake.lead.campaign.Utm;
import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.identity.ExternalId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody tells about a person. */
@Schema(
        description =
                "What is told about a person. At least one of `email` and `externalIds` is needed; they also decide whether the person is known already. What is left out stays as it is known, what is present replaces it.")
public record NewLead(
        @Size(max = 254)
        @Pattern(regexp = ContactKey.EMAIL, message = ContactKey.EMAIL_MESSAGE)
        @Schema(
                description = "E-mail address, at most 254 characters; case and blanks around it do not matter.",
                examples = "ada@example.org")
        @Nullable
        String email,

        @Size(min = 1, max = 10)
        @Schema(
                description =
                        "Further e-mail addresses of the same person, 1 to 10; the person is recognised by each of them.")
        @Nullable
        List<@NotNull @Size(max = 254) @Pattern(regexp = ContactKey.EMAIL, message = ContactKey.EMAIL_MESSAGE) String>
                otherEmails,

        @Size(min = 1, max = 10) @Schema(description = "Ids of the person in other systems, 1 to 10.") @Nullable
        List<@NotNull @Valid ExternalId> externalIds,

        @Size(min = 1, max = 200) @Schema(description = "First name, 1 to 200 characters.", examples = "Ada") @Nullable
        String firstName,

        @Size(min = 1, max = 200)
        @Schema(description = "Last name, 1 to 200 characters.", examples = "Example")
        @Nullable
        String lastName,

        @Size(min = 1, max = 40) @Schema(description = "Phone number, 1 to 40 characters.") @Nullable
        String phone,

        @Size(min = 1, max = 200) @Schema(description = "Company, 1 to 200 characters.") @Nullable
        String company,

        @Pattern(regexp = "^[A-Z]{2}$", message = "must be a country code of ISO 3166, such as DE")
        @Schema(description = "Country, two letters of ISO 3166.", examples = "DE")
        @Nullable
        String country,

        @Size(min = 1, max = 100)
        @Schema(description = "Region as agreed, 1 to 100 characters.", examples = "EMEA")
        @Nullable
        String region,

        @Size(min = 1, max = 100)
        @Schema(description = "Segment as agreed, 1 to 100 characters.", examples = "mid-market")
        @Nullable
        String segment,

        @Size(min = 1, max = 100) @Schema(description = "Industry, 1 to 100 characters.") @Nullable
        String industry,

        @Size(min = 1, max = 40)
        @Schema(
                description = "Size of the company as agreed, such as a band of employees; 1 to 40 characters.",
                examples = "51-200")
        @Nullable
        String companySize,

        @Size(min = 1, max = 100)
        @Schema(description = "Channel it came by, 1 to 100 characters.", examples = "paid-search")
        @Nullable
        String channel,

        @Size(min = 1, max = 200)
        @Schema(
                description =
                        "Campaign the person came by this time, 1 to 200 characters; the first and the latest are kept.")
        @Nullable
        String campaign,

        @Valid @Schema(description = "UTM tags of the link the person came by this time.") @Nullable
        Utm utm,

        @Pattern(
                regexp = "^(marketing|sales|partner|customer-base)$",
                message = "must be one of marketing, sales, partner, customer-base")
        @Schema(
                description =
                        "Who brought the lead: marketing, sales, partner or customer-base. A new lead told without it is marketing's, or sales' when told by sales.",
                examples = "marketing")
        @Nullable
        String sourcedBy,

        @Size(min = 1, max = 20)
        @Schema(description = "What the person said to being contacted, 1 to 20 words, one per purpose at most.")
        @Nullable
        List<@NotNull @Valid NewConsent> consents,

        @Schema(
                description =
                        "Whether the person's company is a customer already; a customer's lead is not handed over.")
        @Nullable
        Boolean existingCustomer,

        @Size(min = 1, max = 100)
        @Schema(
                description =
                        "Attributes the organisation declared (`/v1/lead-attributes`), at most 100; null takes a value away.",
                examples = "{\"employees\": 120}")
        @Nullable
        Map<
                        @Pattern(regexp = LeadAttributesResource.KEY, message = "must be the key of a lead attribute")
                        String,
                        @Nullable Object>
                attributes,

        @Size(min = 1, max = 200)
        @Schema(
                description =
                        "Device or cookie id of the anonymous visitor that this person turned out to be; 1 to 200 characters. What the visitor did counts for the lead from now on.")
        @Nullable
        String visitorId,

        @Valid
        @Schema(
                description =
                        "The account the person belongs to, which must exist; left out, the domain of the e-mail address tells it, if it is an account's. Not for partners.")
        @Nullable
        AccountReference account,

        @Schema(
                description =
                        "When the person became known, as claimed; now when left out. Not before 1970, and not more than five minutes in the future.",
                examples = "2026-01-15T09:30:00Z")
        @Nullable
        Instant occurredAt) {

    List<ExternalId> externals() {
        return externalIds == null ? List.of() : externalIds;
    }

    List<String> others() {
        return otherEmails == null ? List.of() : otherEmails;
    }

    List<NewConsent> consentsOrNone() {
        return consents == null ? List.of() : consents;
    }

    Map<String, @Nullable Object> declared() {
        return attributes == null ? Map.of() : attributes;
    }

    /** What replaces what is known. */
    Map<Attribute, String> plain() {
        Map<Attribute, String> told = new EnumMap<>(Attribute.class);
        tell(
                told,
                Attribute.EMAIL,
                email == null ? null : ContactKey.email(email).value());
        tell(told, Attribute.FIRST_NAME, firstName);
        tell(told, Attribute.LAST_NAME, lastName);
        tell(told, Attribute.PHONE, phone);
        tell(told, Attribute.COMPANY, company);
        tell(told, Attribute.COUNTRY, country);
        tell(told, Attribute.REGION, region);
        tell(told, Attribute.SEGMENT, segment);
        tell(told, Attribute.INDUSTRY, industry);
        tell(told, Attribute.COMPANY_SIZE, companySize);
        tell(told, Attribute.CHANNEL, channel);
        tell(told, Attribute.SOURCED_BY, sourcedBy);
        tell(told, Attribute.EXISTING_CUSTOMER, existingCustomer == null ? null : existingCustomer.toString());
        return told;
    }

    private static void tell(Map<Attribute, String> told, Attribute attribute, @Nullable String value) {
        if (value != null) {
            told.put(attribute, value);
        }
    }
}
