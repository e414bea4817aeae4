package io.handshake.lead.account;

import io.handshake.lead.identity.ExternalId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A company that becomes known. */
@Schema(description = "A company that becomes known. What is left out is unknown.")
public record NewAccount(
        @NotBlank
        @Size(max = 200)
        @Schema(description = "What the company is called, 1 to 200 characters.", examples = "Example Works")
        String name,

        @Size(max = 50)
        @Schema(
                description =
                        "Its domains, 0 to 50, each below a public suffix and not of a free-mail provider. Kept in lower case and in the ASCII form of IDNA. A domain belongs to one account.",
                examples = "[\"works.example.org\"]")
        @Nullable
        List<@NotNull @Size(min = 1, max = CompanyDomain.LONGEST) String> domains,

        @Size(max = 10)
        @Schema(description = "Its ids in other systems, 0 to 10. An id belongs to one account.")
        @Nullable
        List<@NotNull @Valid ExternalId> externalIds,

        @Schema(description = "The account above it.") @Nullable
        UUID parent,

        @Size(min = 1, max = 200)
        @Schema(
                description = "Who owns it: the subject of a user or the id of a rep, 1 to 200 characters.",
                examples = "rep-1")
        @Nullable
        String owner,

        @Size(min = 1, max = 200)
        @Schema(description = "The owner's team, 1 to 200 characters; goes with an owner.", examples = "emea-1")
        @Nullable
        String ownerTeam,

        @Schema(description = "Whether it is a customer already; false when left out.") @Nullable
        Boolean customer,

        @Schema(
                description =
                        "Whether it is a named account, one that was picked by name to be worked on; false when left out.")
        @Nullable
        Boolean named,

        @Size(min = 1, max = 100) @Schema(description = "Segment as agreed, 1 to 100 characters.") @Nullable
        String segment,

        @Size(min = 1, max = 100) @Schema(description = "Region as agreed, 1 to 100 characters.") @Nullable
        String region,

        @Size(min = 1, max = 100) @Schema(description = "Industry, 1 to 100 characters.") @Nullable
        String industry,

        @Size(min = 1, max = 40) @Schema(description = "Size of the company as agreed, 1 to 40 characters.") @Nullable
        String companySize) {

    Profile profile() {
        return new Profile(
                name.strip(),
                parent,
                owner,
                ownerTeam,
                Boolean.TRUE.equals(customer),
                Boolean.TRUE.equals(named),
                segment,
                region,
                industry,
                companySize);
    }
}
