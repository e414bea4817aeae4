package io.handshake.lead.finding;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead that may be the same person as another, as it is shown. */
@Schema(name = "PossibleDuplicate", description = "A lead that may be the same person as the one asked about.")
public record PossibleDuplicateView(
        @Schema(description = "Id of the lead.", required = true)
        UUID lead,

        @Schema(description = "First and last name; null when unknown.", nullable = true) @Nullable
        String name,

        @Schema(description = "E-mail address; null when unknown.", nullable = true) @Nullable
        String email,

        @Schema(description = "Company; null when unknown.", nullable = true) @Nullable
        String company,

        @Schema(
                description =
                        "Why: same-phone, same-name-and-company, or same-mailbox (the addresses differ only after a plus sign). More may follow.",
                required = true)
        List<String> reasons) {
    static PossibleDuplicateView of(LeadView lead, List<String> reasons) {
        String name = lead.firstName() == null || lead.lastName() == null
                ? (lead.firstName() == null ? lead.lastName() : lead.firstName())
                : lead.firstName() + " " + lead.lastName();
        return new PossibleDuplicateView(lead.id(), name, lead.email(), lead.company(), reasons);
    }
}
