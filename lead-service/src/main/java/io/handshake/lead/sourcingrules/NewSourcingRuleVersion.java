package io.handshake.lead.sourcingrules;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;

import io.handshake.chassis.agreement.Period;
import io.handshake.chassis.agreement.Terms;
import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.sourcing.Party;
import io.handshake.lead.sourcing.SourcingRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody proposes that both sides should sign. */
@Schema(description = "A new version of a rule of who brought an opportunity, to be signed by both sides.")
public record NewSourcingRuleVersion(
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
        Instant effectiveUntil,

        @NotBlank
        @Size(max = 1_000)
        @Schema(
                description = "Why the rule is changed, 1 to 1,000 characters; shown beside the version, not signed.",
                required = true,
                examples = "Campaigns are the way people find us now.")
        String reason) {
    public NewSourcingRuleVersion {
        scope = scope == null ? SourcingScope.EVERY_OPPORTUNITY : scope;
    }

    /** What is signed, when it can ever count. */
    Terms terms() {
        List<FieldError> faults = new Period(effectiveFrom, effectiveUntil).faults();
        if (!faults.isEmpty()) {
            throw INVALID_CONTENT.because("this version could never count", faults);
        }
        return Terms.of(
                new SourcingContent(withLead, withoutLead, window), scope.scope(), effectiveFrom, effectiveUntil);
    }
}
