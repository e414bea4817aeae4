package io.handshake.lead.account;

import io.handshake.lead.identity.ExternalId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account as it is shown. */
@Schema(description = "A company behind leads.")
public record AccountView(
        @Schema(description = "Id of the account.", required = true)
        UUID id,

        @Schema(description = "What the company is called.", required = true)
        String name,

        @Schema(description = "Its domains in order, in lower case and in the ASCII form of IDNA.", required = true)
        List<String> domains,

        @Schema(description = "Its ids in other systems.", required = true)
        List<ExternalId> externalIds,

        @Schema(description = "The account above it; null when there is none.", nullable = true) @Nullable
        AccountName parent,

        @Schema(description = "Its own owner; null when it has none.", nullable = true) @Nullable
        String owner,

        @Schema(description = "The own owner's team; null when unknown.", nullable = true) @Nullable
        String ownerTeam,

        @Schema(
                description =
                        "Who owns it in effect: its own owner, else that of the nearest account above; null when none of them has one.",
                nullable = true)
        @Nullable
        String effectiveOwner,

        @Schema(description = "The account whose own owner that is; null when nobody owns it.", nullable = true)
        @Nullable
        AccountName ownerFrom,

        @Schema(description = "Whether it is a customer already.", required = true)
        boolean customer,

        @Schema(description = "Whether it is a named account.", required = true)
        boolean named,

        @Schema(description = "Segment as agreed; null when unknown.", nullable = true) @Nullable
        String segment,

        @Schema(description = "Region as agreed; null when unknown.", nullable = true) @Nullable
        String region,

        @Schema(description = "Industry; null when unknown.", nullable = true) @Nullable
        String industry,

        @Schema(description = "Size of the company as agreed; null when unknown.", nullable = true) @Nullable
        String companySize,

        @Schema(description = "When it was recorded here.", required = true)
        Instant createdAt,

        @Schema(description = "When it last changed here.", required = true)
        Instant updatedAt) {

    /** Another account, by id and name. */
    @Schema(description = "An account by id and name.")
    public record AccountName(
            @Schema(description = "Id of the account.", required = true)
            UUID id,

            @Schema(description = "What the company is called.", required = true)
            String name) {

        private static @Nullable AccountName of(@Nullable UUID id, @Nullable String name) {
            return id == null ? null : new AccountName(id, Objects.requireNonNull(name));
        }
    }

    static AccountView of(Account it) {
        Profile profile = it.profile();
        return new AccountView(
                it.id(),
                profile.name(),
                it.keys().domains(),
                it.keys().externalIds(),
                AccountName.of(profile.parent(), it.names().parent()),
                profile.owner(),
                profile.ownerTeam(),
                it.ownership().map(Ownership::owner).orElse(null),
                AccountName.of(
                        it.ownership().map(Ownership::from).orElse(null),
                        it.names().ownerFrom()),
                profile.customer(),
                profile.named(),
                profile.segment(),
                profile.region(),
                profile.industry(),
                profile.companySize(),
                it.stamp().createdAt(),
                it.stamp().changedAt());
    }
}
