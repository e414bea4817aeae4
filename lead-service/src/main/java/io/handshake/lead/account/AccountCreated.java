package io.handshake.lead.account;

import io.handshake.chassis.event.EventType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A company became known. */
@EventType("account-created")
@Schema(name = "AccountCreated", description = "A company became known.")
record AccountCreated(
        @Schema(description = "The account.", required = true)
        UUID account,

        @Schema(description = "What the company is called.", required = true)
        String name,

        @Schema(description = "Its domains, in the ASCII form of IDNA.", required = true)
        List<String> domains,

        @Schema(description = "The account above it.") @Nullable
        UUID parent,

        @Schema(description = "Its own owner.") @Nullable String owner,

        @Schema(description = "The own owner's team.") @Nullable
        String ownerTeam,

        @Schema(description = "Who owns it in effect: its own owner, else that of the nearest account above.") @Nullable
        String effectiveOwner,

        @Schema(description = "The account whose own owner that is.") @Nullable
        UUID ownerFrom,

        @Schema(description = "Whether it is a customer already.", required = true)
        boolean customer,

        @Schema(description = "Whether it is a named account.", required = true)
        boolean named,

        @Schema(description = "Segment as agreed.") @Nullable
        String segment,

        @Schema(description = "Region as agreed.") @Nullable String region,

        @Schema(description = "Industry.") @Nullable String industry,

        @Schema(description = "Size of the company as agreed.") @Nullable
        String companySize) {

    static AccountCreated of(Account it) {
        return new AccountCreated(
                it.id(),
                it.profile().name(),
                it.keys().domains(),
                it.profile().parent(),
                it.profile().owner(),
                it.profile().ownerTeam(),
                it.ownership().map(Ownership::owner).orElse(null),
                it.ownership().map(Ownership::from).orElse(null),
                it.profile().customer(),
                it.profile().named(),
                it.profile().segment(),
                it.profile().region(),
                it.profile().industry(),
                it.profile().companySize());
    }
}
