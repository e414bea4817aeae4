package io.handshake.lead.account;

import io.handshake.chassis.event.EventType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is known of a company changed, or who owns it in effect. */
@EventType("account-changed")
@Schema(name = "AccountChanged", description = "What is known of a company changed, or who owns it in effect.")
record AccountChanged(
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
        String companySize,

        @Schema(
                description = "Names of the members that changed; more than those told here may be named.",
                required = true)
        List<String> changed) {

    static AccountChanged of(Account it, List<String> changed) {
        return new AccountChanged(
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
                it.profile().companySize(),
                changed);
    }
}
