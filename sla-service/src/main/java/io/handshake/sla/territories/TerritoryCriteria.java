package io.handshake.sla.territories;

import io.handshake.sla.routing.Criteria;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which leads are in a territory. */
@Schema(
        description = "Which leads are in a territory: of each kind that is named the lead must have one of the values,"
                + " written the same way. One that names nothing takes every lead.")
public record TerritoryCriteria(
        @Schema(description = "Regions of the lead, at most 200.", examples = "[\"emea\"]") @Size(max = 200)
        List<@NotNull @Size(min = 1, max = 100) String> regions,

        @Schema(description = "Countries of the lead, as ISO 3166 codes, at most 300.", examples = "[\"DE\", \"AT\"]")
        @Size(max = 300)
        List<
                        @NotNull
                        @Pattern(regexp = "^[A-Z]{2}$", message = "must be a country code of ISO 3166, such as DE")
                        String>
                countries,

        @Schema(description = "Industries of the lead, at most 200.") @Size(max = 200)
        List<@NotNull @Size(min = 1, max = 100) String> industries,

        @Schema(description = "Segments of the lead, at most 200.") @Size(max = 200)
        List<@NotNull @Size(min = 1, max = 100) String> segments,

        @Schema(description = "Sizes of the lead's company, at most 200.") @Size(max = 200)
        List<@NotNull @Size(min = 1, max = 40) String> companySizes,

        @Schema(description = "Ids of the accounts the lead may belong to, at most 1,000.") @Size(max = 1000)
        List<@NotNull UUID> accounts,

        @Schema(description = "Whether only leads of named accounts are in it; false when left out.") @Nullable
        Boolean namedAccounts) {

    public TerritoryCriteria {
        regions = orNone(regions);
        countries = orNone(countries);
        industries = orNone(industries);
        segments = orNone(segments);
        companySizes = orNone(companySizes);
        accounts = orNone(accounts);
        namedAccounts = namedAccounts != null && namedAccounts;
    }

    Criteria criteria() {
        return new Criteria(
                set(regions),
                set(countries),
                set(industries),
                set(segments),
                set(companySizes),
                set(accounts),
                namedAccounts != null && namedAccounts);
    }

    static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    static <T> LinkedHashSet<T> set(Collection<T> values) {
        return new LinkedHashSet<>(values);
    }
}
