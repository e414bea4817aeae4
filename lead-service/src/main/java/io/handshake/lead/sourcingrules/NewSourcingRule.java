package io.handshake.lead.sourcingrules;

import io.handshake.lead.sourcing.Party;
import io.handshake.lead.sourcing.SourcingRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The first version of a rule, and the key it is known by from then on. */
@Schema(description = "A new rule of who brought an opportunity; it becomes version 1, without signatures.")
public record NewSourcingRule(
        @NotNull
        @Pattern(regexp = "^[a-z][a-z0-9-]{0,62}$")
        @Schema(
                description = "Key of the rule, the same for all its versions: lower-case letters, digits and hyphens,"
                        + " at most 63.",
                required = true,
                examples = "emea-sourcing")
        String key,

        @NotNull
        @Pattern(regexp = SourcingRule.Basis.WORDS, message = SourcingRule.Basis.WORDS_MESSAGE)
        @Schema(
                description = "What decides about an opportunity with leads: main-lead (as its main lead was brought),"
                        + " oldest-lead (as the lead known the longest was brought) or latest-campaign (marketing when"
                        + " the main lead came through a campaign, else as it was brought).",
                required = true,
                examples = "main-lead")
        String withLead,

        @NotNull
        @Pattern(regexp = Party.WORDS, message = Party.WORDS_MESSAGE)
        @Schema(
                description = "Who brought one without a lead: marketing, sales, partner or customer-base.",
                required = true,
                examples = "sales")
        String withoutLead,

        @Min(1)
        @Max(3_650)
        @Schema(
                description = "Days, 1 to 3650: when the main lead was known longer than that before the opportunity"
                        + " began, sales brought it. Null or absent: however long.",
                nullable = true)
        @Nullable
        Integer window,

        @Valid @Schema(description = "Which opportunities it decides about; every one when left out.")
        SourcingScope scope,

        @NotNull
        @Schema(
                description = "The earliest instant from which the version counts, 1970 to 2099. It counts from the"
                        + " second signature on when that comes later.",
                required = true,
                examples = "2026-01-01T00:00:00Z")
        Instant effectiveFrom,

        @Schema(
                description = "The instant at which it ends, after effectiveFrom and before 2100; null or absent: it"
                        + " counts until a newer version does. What is less specific counts again then.",
                nullable = true)
        @Nullable
        Instant effectiveUntil) {
    NewSourcingRuleVersion firstVersion() {
        return new NewSourcingRuleVersion(withLead, withoutLead, window, scope, effectiveFrom, effectiveUntil, "new");
    }
}
