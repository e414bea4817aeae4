package io.handshake.lead.activity;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.campaign.Utm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An activity in quarantine, as it is shown. */
@Schema(description = "An activity that waits because it does not fit a registered type.")
public record QuarantinedActivityView(
        @Schema(description = "Id of the activity.", required = true)
        UUID activity,

        @Schema(description = "The type it was reported with.", required = true)
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

        @JsonRawValue
        @Schema(
                implementation = Utm.class,
                required = true,
                nullable = true,
                description = "Where the visit came from; null when nothing was told.")
        @Nullable
        String utm,

        @JsonRawValue
        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                required = true,
                nullable = true,
                description = "What it tells beyond its type; null when it tells nothing.")
        @Nullable
        String properties,

        @Schema(
                description = "Why it waits: unregistered-type, properties-do-not-fit; more may follow.",
                required = true)
        String reason,

        @JsonRawValue
        @Schema(
                implementation = FieldError[].class,
                required = true,
                description = "What is wrong, as it was last judged; the pointers begin at the activity.")
        String errors) {

    static QuarantinedActivityView read(ResultSet row) throws SQLException {
        return new QuarantinedActivityView(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getObject("key", UUID.class),
                row.getString("source"),
                row.getString("campaign"),
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                Objects.requireNonNull(Sql.instant(row, "recorded_at")),
                row.getString("utm"),
                row.getString("properties"),
                row.getString("reason"),
                row.getString("errors"));
    }
}
