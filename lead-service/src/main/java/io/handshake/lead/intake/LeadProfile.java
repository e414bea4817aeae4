package io.handshake.lead.intake;

import io.handshake.lead.account.EmailClass;
import io.handshake.lead.campaign.Touch;
import io.handshake.lead.campaign.Utm;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is published of a lead: nothing personal. */
record LeadProfile(
        @Schema(description = "Where it came from first.", required = true)
        String source,

        @Schema(description = "Channel it came by.") @Nullable
        String channel,

        @Schema(description = "Campaign it came by first.") @Nullable
        String campaign,

        @Schema(description = "UTM tags of the campaign it came by first.") @Nullable
        Utm utm,

        @Schema(description = "Campaign it came by last.") @Nullable
        String latestCampaign,

        @Schema(description = "UTM tags of the campaign it came by last.") @Nullable
        Utm latestUtm,

        @Schema(description = "Country, two letters of ISO 3166.") @Nullable
        String country,

        @Schema(description = "Region as agreed.") @Nullable String region,

        @Schema(description = "Segment as agreed.") @Nullable
        String segment,

        @Schema(description = "Industry.") @Nullable String industry,

        @Schema(description = "Size of the company as agreed.") @Nullable
        String companySize,

        @Schema(description = "free, company, or none when no address is known.", required = true)
        String emailClass,

        @Schema(description = "Domain of the e-mail address of a company.") @Nullable
        String emailDomain,

        @Schema(description = "Who brought it: marketing, sales, partner or customer-base.", required = true)
        String sourcedBy,

        @Schema(description = "Whether it is a customer already, if that was told.") @Nullable
        Boolean existingCustomer,

        @Schema(
                type = SchemaType.OBJECT,
                description = "Declared attributes that are not personal, by key.",
                required = true)
        Map<String, Object> attributes) {
    static LeadProfile of(Known lead) {
        Touch first = lead.firstTouch();
        Touch latest = lead.latestTouch();
        return new LeadProfile(
                lead.source(),
                lead.get(Attribute.CHANNEL),
                lead.get(Attribute.CAMPAIGN),
                first == null ? null : first.utm(),
                latest == null ? null : latest.campaign(),
                latest == null ? null : latest.utm(),
                lead.get(Attribute.COUNTRY),
                lead.get(Attribute.REGION),
                lead.get(Attribute.SEGMENT),
                lead.get(Attribute.INDUSTRY),
                lead.get(Attribute.COMPANY_SIZE),
                lead.need(Attribute.EMAIL_CLASS),
                EmailClass.companyDomain(lead.get(Attribute.EMAIL)),
                lead.need(Attribute.SOURCED_BY),
                lead.existingCustomer(),
                lead.values(Attribute.ATTRIBUTES));
    }
}
