package io.handshake.lead.intake;

import io.handshake.chassis.event.EventType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person became known. */
@EventType("lead-created")
@Schema(name = "LeadCreated", description = "A person became known.")
record LeadCreated(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "Where it came from first.", required = true)
        String source,

        @Schema(description = "Channel it came by.") @Nullable
        String channel,

        @Schema(description = "Campaign it came from.") @Nullable
        String campaign,

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

        @Schema(description = "Who brought it: marketing, sales, partner or customer-base.", required = true)
        String sourcedBy) {

    static LeadCreated of(Known lead) {
        return new LeadCreated(
                lead.id(),
                lead.source(),
                lead.get(Attribute.CHANNEL),
                lead.get(Attribute.CAMPAIGN),
                lead.get(Attribute.COUNTRY),
                lead.get(Attribute.REGION),
                lead.get(Attribute.SEGMENT),
                lead.get(Attribute.INDUSTRY),
                lead.get(Attribute.COMPANY_SIZE),
                lead.need(Attribute.EMAIL_CLASS),
                lead.need(Attribute.SOURCED_BY));
    }
}
