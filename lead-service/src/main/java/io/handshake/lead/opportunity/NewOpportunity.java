package io.handshake.lead.opportunity;

import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.identity.ExternalId;
import io.handshake.lead.sourcing.Party;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A deal that sales begins to work on. */
@Schema(description = "A deal that sales begins to work on.")
public record NewOpportunity(
        @Schema(description = "The main lead it is with; left out when sales found the deal without a lead.") @Nullable
        UUID lead,

        @Size(max = 50) @Schema(description = "Further leads it is with, up to 50, none twice.") @Nullable
        List<@NotNull UUID> otherLeads,

        @Schema(description = "The account it is with, if any.") @Nullable
        UUID account,

        @Schema(description = "The hand-off it came out of, if any.") @Nullable
        UUID handoff,

        @Valid
        @Schema(
                description =
                        "Its id in another system; told again with the same one, the opportunity is not created twice.")
        @Nullable
        ExternalId externalId,

        @Size(min = 1, max = 200) @Schema(description = "What it is called, 1 to 200 characters.") @Nullable
        String name,

        @Valid @Schema(description = "What it is worth, if that is known.") @Nullable
        Amount amount,

        @Size(max = 64)
        @Pattern(regexp = NOT_BLANK, message = NOT_BLANK_MESSAGE)
        @Schema(
                description =
                        "The stage of the sale it is in, in the words of sales, 1 to 64 characters; it is published, so it names nobody.",
                examples = "discovery")
        @Nullable
        String stage,

        @Schema(description = "The date it is expected to close.", examples = "2026-09-30") @Nullable
        LocalDate expectedClose,

        @Pattern(regexp = Party.WORDS, message = Party.WORDS_MESSAGE)
        @Schema(
                description =
                        "Who brought it: marketing, sales, partner or customer-base; as the agreed rule says, when left out. Only sales, admin and service may say otherwise.",
                examples = "marketing")
        @Nullable
        String sourcedBy,

        @Schema(
                description =
                        "When it began, as claimed; now when left out. Not before 1970, and not more than five minutes in the future.")
        @Nullable
        Instant occurredAt) {
    static final String NOT_BLANK = "^[\\s\\S]*\\S[\\s\\S]*$";
    static final String NOT_BLANK_MESSAGE = "must not be blank";

    List<UUID> others() {
        return otherLeads == null ? List.of() : otherLeads;
    }

    /** All leads, the main one first. */
    List<UUID> leads() {
        return Stream.concat(Stream.ofNullable(lead), others().stream()).toList();
    }

    /** What is wrong with the leads that are named. */
    List<FieldError> leadErrors() {
        List<FieldError> errors = new ArrayList<>();
        if (lead == null && !others().isEmpty()) {
            errors.add(FieldError.at("/lead", "is needed when there are other leads"));
        }
        Set<UUID> seen = new HashSet<>();
        if (lead != null) {
            seen.add(lead);
        }
        for (int i = 0; i < others().size(); i++) {
            if (!seen.add(others().get(i))) {
                errors.add(FieldError.at("/otherLeads/" + i, "is told twice"));
            }
        }
        return errors;
    }
}
