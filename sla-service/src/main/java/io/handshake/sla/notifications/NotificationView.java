package io.handshake.sla.notifications;

import io.handshake.chassis.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that concerns whoever reads it. */
@Schema(name = "Notification", description = "Something that concerns whoever reads it.")
public record NotificationView(
        @Schema(description = "Its id; later ones have larger ones.", required = true, minimum = "1")
        long id,

        @Schema(
                description = "What it tells of: " + NoticeKind.NAMES + ". More may be added.",
                required = true,
                examples = "breached")
        String kind,

        @Schema(description = "The hand-off it is about.", required = true)
        UUID handoff,

        @Schema(description = "The clock it is about; null when it is about none.", required = true, nullable = true)
        @Nullable
        UUID clock,

        @Schema(description = "When it happened.", required = true)
        Instant at,

        @Schema(description = "The same in plain words, at most 500 characters.", required = true, maxLength = 500)
        String text,

        @Schema(description = "When you read it; null when you did not.", required = true, nullable = true) @Nullable
        Instant readAt) {

    static NotificationView read(ResultSet row) throws SQLException {
        return new NotificationView(
                row.getLong("id"),
                row.getString("kind"),
                row.getObject("handoff", UUID.class),
                row.getObject("clock", UUID.class),
                Objects.requireNonNull(Sql.instant(row, "at")),
                row.getString("text"),
                Sql.instant(row, "read_at"));
    }
}
