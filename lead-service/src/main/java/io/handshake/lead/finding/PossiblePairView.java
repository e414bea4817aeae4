package io.handshake.lead.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Two leads that may be one person, as they are shown. */
@Schema(name = "PossiblePair", description = "Two leads that may be one person.")
public record PossiblePairView(
        @Schema(description = "The lead with the smaller id, about the one recorded first.", required = true)
        PersonInPair lead,

        @Schema(description = "The other one.", required = true)
        PersonInPair other,

        @Schema(
                description =
                        "Why: same-phone, same-name-and-company, or same-mailbox (the addresses differ only after a plus sign). More may follow.",
                required = true)
        List<String> reasons) {

    /** One of the two. */
    @Schema(description = "A lead that may be the same person as another.")
    public record PersonInPair(
            @Schema(description = "Id of the lead.", required = true)
            UUID id,

            @Schema(description = "First and last name; null when unknown.", nullable = true) @Nullable
            String name,

            @Schema(description = "E-mail address; null when unknown.", nullable = true) @Nullable
            String email,

            @Schema(description = "Company; null when unknown.", nullable = true) @Nullable
            String company) {
        private static PersonInPair read(ResultSet row, String id, String columns) throws SQLException {
            String name = Stream.of(row.getString(columns + "first_name"), row.getString(columns + "last_name"))
                    .filter(part -> part != null)
                    .collect(Collectors.joining(" "));
            return new PersonInPair(
                    row.getObject(id, UUID.class),
                    name.isEmpty() ? null : name,
                    row.getString(columns + "email"),
                    row.getString(columns + "company"));
        }
    }

    static PossiblePairView read(ResultSet row) throws SQLException {
        return new PossiblePairView(
                PersonInPair.read(row, "lead", ""), PersonInPair.read(row, "other", "other_"), List.of((String[])
                        row.getArray("reasons").getArray()));
    }
}
