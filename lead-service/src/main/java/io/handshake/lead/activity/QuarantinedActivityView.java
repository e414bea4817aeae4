package io.handshake.lead.activity;

import io.handshake.chassis.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An activity in quarantine, as it is shown. */
@Schema(description = "An activity that waits because nobody registered its type.")
public record QuarantinedActivityView(
        @Schema(description = "Id of the activity.", required = true)
        UUID activity,

        @Schema(description = "The type nobody registered.", required = true)
        String type,

        @Schema(description = "Id of the contact key it was posted under.", required = true)
        UUID key,

        @Schema(description = "Who reported it.", required = true)
        String source,

        @Schema(description = "Campaign it belongs to; null when none was named.", nullable = true) @Nullable
        String campaign,

        @Schema(description = "When it was done, as claimed; it keeps this time when it is released.", required = true)
        Instant occurredAt,

        @Schema(description = "When it came in.", required = true)
        Instant recordedAt,

        @Schema(description = "Why it waits: unregistered-type; more may follow.", required = true)
        String reason) {

    static QuarantinedActivityView read(ResultSet row) throws SQLException {
        return new QuarantinedActivityView(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getObject("key", UUID.class),
                row.getString("source"),
                row.getString("campaign"),
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                Objects.requireNonNull(Sql.instant(row, "recorded_at")),
                "unregistered-type");
    }
}
