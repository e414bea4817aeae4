package io.handshake.reporting.handshake;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How long something took. */
@Schema(name = "Spread", description = "How long something took, in seconds.")
public record Spread(
        @Schema(description = "How many are measured.", required = true, minimum = "0")
        long count,

        @Schema(description = "Half took no longer; null when none is measured.", required = true, nullable = true)
        @Nullable
        Double medianSeconds,

        @Schema(
                description = "Nine in ten took no longer, by linear interpolation; null when none is measured.",
                required = true,
                nullable = true)
        @Nullable
        Double p90Seconds) {

    static Spread read(ResultSet row, String name) throws SQLException {
        return new Spread(
                row.getLong(name + "_count"),
                row.getObject(name + "_median", Double.class),
                row.getObject(name + "_p90", Double.class));
    }
}
