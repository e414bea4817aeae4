package io.handshake.lead.sourcingrules;

import io.handshake.chassis.agreement.ShowAgreements.Shown;
import io.handshake.chassis.agreement.Terms;
import io.handshake.chassis.agreement.Version;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule as it is shown. */
@Schema(
        name = "SourcingRule",
        description =
                "A rule of who brought an opportunity, in the version that decides now, or in its newest when none"
                        + " does.")
public record SourcingRuleView(
        @Schema(description = "Key of the rule.", required = true, examples = "sourcing")
        String key,

        @Schema(description = "The version shown, 1 or more; a version never changes.", required = true, minimum = "1")
        int version,

        @Schema(description = "The newest version, signed or not.", required = true, minimum = "1")
        int latestVersion,

        @Schema(description = "Whether this version came with the installation.", required = true)
        boolean shipped,

        @Schema(description = "Whether it decides about opportunities in its scope now.", required = true)
        boolean inForce,

        @Schema(
                description = "What decides about an opportunity with leads: main-lead, oldest-lead or latest-campaign."
                        + " More may come.",
                required = true)
        String withLead,

        @Schema(
                description = "Who brought one without a lead: marketing, sales, partner or customer-base.",
                required = true)
        String withoutLead,

        @Schema(
                description =
                        "Days after which the main lead no longer counts as having led to the opportunity; null: however long.",
                required = true,
                nullable = true,
                minimum = "1",
                maximum = "3650")
        @Nullable
        Integer window,

        @Schema(description = "Which opportunities it decides about.", required = true)
        SourcingScope scope,

        @Schema(description = "From when it may be used.", required = true)
        Instant effectiveFrom) {

    static SourcingRuleView of(Shown shown) {
        Version version = shown.version();
        Terms terms = version.terms();
        SourcingContent content = terms.content(SourcingContent.class);
        return new SourcingRuleView(
                version.id().key(),
                version.id().version(),
                shown.latestVersion(),
                version.shipped(),
                shown.inForce(),
                content.withLead(),
                content.withoutLead(),
                content.window(),
                SourcingScope.of(terms.scope()),
                terms.effectiveFrom());
    }
}
