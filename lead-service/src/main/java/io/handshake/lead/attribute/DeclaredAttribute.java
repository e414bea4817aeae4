package io.handshake.lead.attribute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An attribute that leads can have, as it was declared. */
@Schema(description = "An attribute that leads can have.")
public record DeclaredAttribute(
        @Schema(description = "Key of the attribute, its name among a lead's `attributes`.", required = true)
        String key,

        @Schema(description = "What people call it.", required = true)
        String title,

        @Schema(
                description = "What its values are: text, number, integer, boolean, date or choice; more may follow.",
                required = true)
        AttributeType type,

        @Schema(description = "The values there are; empty unless it is a choice.", required = true)
        List<String> choices,

        @Schema(
                description = "Whether it says something of the person; if so, its values are never published.",
                required = true)
        boolean personal) {

    Optional<String> error(Object value) {
        return type.error(value, choices);
    }

    static DeclaredAttribute read(ResultSet row) throws SQLException {
        return new DeclaredAttribute(
                row.getString("key"),
                row.getString("title"),
                AttributeType.of(row.getString("type")),
                choices(row),
                row.getBoolean("personal"));
    }

    private static List<String> choices(ResultSet row) throws SQLException {
        java.sql.Array choices = row.getArray("choices");
        return choices == null ? List.of() : List.of((String[]) choices.getArray());
    }
}
