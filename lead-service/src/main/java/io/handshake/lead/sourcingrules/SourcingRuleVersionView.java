package io.handshake.lead.sourcingrules;

import io.handshake.chassis.agreement.Author;
import io.handshake.chassis.agreement.Signature;
import io.handshake.chassis.agreement.Standing;
import io.handshake.chassis.agreement.Terms;
import io.handshake.chassis.agreement.Version;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version as people read it before and after they sign it. */
@Schema(
        name = "SourcingRuleVersion",
        description = "One version of a rule of who brought an opportunity; its text never changes.")
public record SourcingRuleVersionView(
        @Schema(description = "Key of the rule.", required = true, examples = "emea-sourcing")
        String key,

        @Schema(description = "1, 2, ...; an edit makes a new one.", required = true, minimum = "1")
        int version,

        @Schema(
                description = "draft (no signature), signed-by-one, scheduled (signed by both, its time has not come),"
                        + " in-force, superseded (a newer version or a signed rule took its place) or expired (its own"
                        + " end has come). More may come.",
                required = true,
                examples = "signed-by-one")
        String state,

        @Schema(description = "Whether it came with the installation.", required = true)
        boolean shipped,

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

        @Schema(description = "The earliest instant from which it counts.", required = true)
        Instant effectiveFrom,

        @Schema(
                description = "When it ends, exclusively; null: with a newer version.",
                required = true,
                nullable = true)
        @Nullable
        Instant effectiveUntil,

        @Schema(
                description = "From when it counts or will count: effectiveFrom, or the second signature when that came"
                        + " later; null before it has both.",
                required = true,
                nullable = true)
        @Nullable
        Instant inForceFrom,

        @Schema(description = "Why the rule was changed; null on version 1.", required = true, nullable = true)
        @Nullable
        String reason,

        @Schema(
                description =
                        "SHA-256 of `document`, 64 hexadecimal digits; also the ETag. A signature is given to it.",
                required = true)
        String hash,

        @Schema(
                description =
                        "The very text that is signed: RFC 8785 JSON of content, scope, effectiveFrom and, if there"
                                + " is one, effectiveUntil.",
                required = true)
        String document,

        @Schema(description = "At most two, in the order they were given.", required = true)
        List<Signature> signatures,

        @Schema(description = "Who wrote this version.", required = true)
        Author createdBy,

        @Schema(description = "When it was written.", required = true)
        Instant createdAt) {

    static SourcingRuleVersionView of(Standing standing) {
        Version version = standing.version();
        Terms terms = version.terms();
        SourcingContent content = terms.content(SourcingContent.class);
        return new SourcingRuleVersionView(
                version.id().key(),
                version.id().version(),
                standing.state().text(),
                version.shipped(),
                content.withLead(),
                content.withoutLead(),
                content.window(),
                SourcingScope.of(terms.scope()),
                terms.effectiveFrom(),
                terms.effectiveUntil(),
                standing.inForceFrom().orElse(null),
                version.reason(),
                version.hash(),
                version.document(),
                standing.signatures(),
                version.author(),
                version.createdAt());
    }
}
