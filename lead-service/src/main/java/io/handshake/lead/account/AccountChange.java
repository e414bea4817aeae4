package io.handshake.lead.account;

import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.identity.ExternalId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What changes of an account. */
@Schema(
        description =
                "What changes of an account. What is left out stays; `clear` names what is to be unknown from now on.")
public record AccountChange(
        @Size(max = 200)
        @Pattern(regexp = "^.*\\S.*$", message = "must not be blank")
        @Schema(description = "What the company is called, 1 to 200 characters.")
        @Nullable
        String name,

        @Size(max = 50)
        @Schema(
                description =
                        "All its domains from now on, 0 to 50. Leads matched by one that goes stay with the account.")
        @Nullable
        List<@NotNull @Size(min = 1, max = CompanyDomain.LONGEST) String> domains,

        @Size(max = 10) @Schema(description = "All its ids in other systems from now on, 0 to 10.") @Nullable
        List<@NotNull @Valid ExternalId> externalIds,

        @Schema(description = "The account above it.") @Nullable
        UUID parent,

        @Size(min = 1, max = 200)
        @Schema(description = "Who owns it: the subject of a user or the id of a rep, 1 to 200 characters.")
        @Nullable
        String owner,

        @Size(min = 1, max = 200) @Schema(description = "The owner's team, 1 to 200 characters.") @Nullable
        String ownerTeam,

        @Schema(description = "Whether it is a customer already.") @Nullable
        Boolean customer,

        @Schema(description = "Whether it is a named account.") @Nullable
        Boolean named,

        @Size(min = 1, max = 100) @Schema(description = "Segment as agreed, 1 to 100 characters.") @Nullable
        String segment,

        @Size(min = 1, max = 100) @Schema(description = "Region as agreed, 1 to 100 characters.") @Nullable
        String region,

        @Size(min = 1, max = 100) @Schema(description = "Industry, 1 to 100 characters.") @Nullable
        String industry,

        @Size(min = 1, max = 40) @Schema(description = "Size of the company as agreed, 1 to 40 characters.") @Nullable
        String companySize,

        @Size(max = 7)
        @Schema(
                description =
                        "Members to be unknown from now on: parent, owner (and with it ownerTeam), ownerTeam, segment, region, industry, companySize.",
                examples = "[\"owner\"]")
        @Nullable
        List<
                        @NotNull
                        @Pattern(
                                regexp = "^(parent|owner|ownerTeam|segment|region|industry|companySize)$",
                                message =
                                        "must be one of parent, owner, ownerTeam, segment, region, industry, companySize")
                        String>
                clear) {

    /** What is wrong with members that are both told and to be cleared. */
    List<FieldError> contradictions() {
        Set<String> both = new TreeSet<>(cleared());
        both.removeIf(member -> switch (member) {
            case "parent" -> parent == null;
            case "owner" -> owner == null;
            case "ownerTeam" -> ownerTeam == null;
            case "segment" -> segment == null;
            case "region" -> region == null;
            case "industry" -> industry == null;
            default -> companySize == null;
        });
        return both.stream()
                .map(member -> FieldError.at("/" + member, "is both told and to be cleared"))
                .toList();
    }

    Profile appliedTo(Profile now) {
        boolean ownerGoes = cleared().contains("owner");
        return new Profile(
                name == null ? now.name() : name.strip(),
                changed("parent", parent, now.parent()),
                changed("owner", owner, now.owner()),
                ownerGoes && ownerTeam == null ? null : changed("ownerTeam", ownerTeam, now.ownerTeam()),
                Objects.requireNonNullElse(customer, now.customer()),
                Objects.requireNonNullElse(named, now.named()),
                changed("segment", segment, now.segment()),
                changed("region", region, now.region()),
                changed("industry", industry, now.industry()),
                changed("companySize", companySize, now.companySize()));
    }

    private <T> @Nullable T changed(String member, @Nullable T told, @Nullable T now) {
        if (cleared().contains(member)) {
            return null;
        }
        return told == null ? now : told;
    }

    private List<String> cleared() {
        return clear == null ? List.of() : clear;
    }
}
