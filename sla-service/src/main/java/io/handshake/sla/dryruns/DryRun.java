package io.handshake.sla.dryruns;

import io.handshake.sla.routing.Prospect;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The lead to be routed for trial: one that is known, or one that is described. */
@Schema(
        description =
                "The lead to be routed for trial: one that is known (`lead`), or one that is described (`traits`).")
public record DryRun(
        @Schema(description = "Whom it would be handed to, `SALES` or `BDR`.", required = true, examples = "SALES")
        @NotNull
        @Pattern(regexp = "^(SALES|BDR)$", message = "must be SALES or BDR")
        String to,

        @Schema(description = "Id of a lead, with what is known of it and its account now.", nullable = true) @Nullable
        UUID lead,

        @Schema(description = "What a lead would be like.", nullable = true) @Valid @Nullable
        Traits traits) {

    /** What a lead would be like; what is left out is not known of it. */
    @Schema(name = "LeadTraits", description = "What a lead would be like; what is left out is not known of it.")
    public record Traits(
            @Schema(description = "Region as agreed, 1 to 100 characters.", nullable = true, examples = "emea")
            @Size(min = 1, max = 100)
            @Nullable
            String region,

            @Schema(description = "Country, as ISO 3166 code.", nullable = true, examples = "DE")
            @Pattern(regexp = "^[A-Z]{2}$", message = "must be a country code of ISO 3166, such as DE")
            @Nullable
            String country,

            @Schema(description = "Industry, 1 to 100 characters.", nullable = true) @Size(min = 1, max = 100) @Nullable
            String industry,

            @Schema(description = "Segment as agreed, 1 to 100 characters.", nullable = true)
            @Size(min = 1, max = 100)
            @Nullable
            String segment,

            @Schema(description = "Size of the company as agreed, 1 to 40 characters.", nullable = true)
            @Size(min = 1, max = 40)
            @Nullable
            String companySize,

            @Schema(description = "Id of its account.", nullable = true) @Nullable
            UUID account,

            @Schema(description = "Whether that account is a named one; false when left out.", nullable = true)
            @Nullable
            Boolean named,

            @Schema(
                    description =
                            "Who owns that account: the subject of a user or the id of a rep, 1 to 200 characters.",
                    nullable = true)
            @Size(min = 1, max = 200)
            @Nullable
            String accountOwner) {

        Prospect prospect() {
            return new Prospect(
                    region, country, industry, segment, companySize, account, named != null && named, accountOwner);
        }
    }
}
