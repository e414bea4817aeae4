package io.handshake.chassis.webhook;

import io.handshake.chassis.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What could not be told at once, and what came of it. */
@Schema(name = "WebhookDelivery", description = "What could not be told at once, or is a test, and what came of it.")
public record DeliveryView(
        @Schema(description = "Its id.", required = true) UUID id,

        @Schema(description = "The header webhook-id of the call, the same at every try.", required = true)
        String message,

        @Schema(description = "Type of the event; `webhook-test` is a test.", required = true)
        String type,

        @Schema(description = "What the event is about.", required = true)
        String subject,

        @Schema(
                description = "`waiting` for the next try, `failed` after the last, or `delivered`. More may be added.",
                required = true)
        String state,

        @Schema(description = "Tries, since it was replayed if it was.", required = true, minimum = "0")
        int attempts,

        @Schema(description = "When it is tried next; null when it is not.", required = true, nullable = true) @Nullable
        Instant nextAt,

        @Schema(
                description = "What the receiver answered last, an HTTP status; null when it did not.",
                required = true,
                nullable = true)
        @Nullable
        Integer status,

        @Schema(
                description = "Why the last try failed, in a few words; null when it did not.",
                required = true,
                nullable = true)
        @Nullable
        String error,

        @Schema(description = "When it was to be told first.", required = true)
        Instant firstAt,

        @Schema(description = "When it was tried last; null when it was not yet.", required = true, nullable = true)
        @Nullable
        Instant lastAt) {

    static final String COLUMNS =
            "id, message, type, subject, state, attempts, next_at, status, error, first_at, last_at";

    static DeliveryView read(ResultSet row) throws SQLException {
        return new DeliveryView(
                row.getObject("id", UUID.class),
                row.getString("message"),
                row.getString("type"),
                row.getString("subject"),
                row.getString("state"),
                row.getInt("attempts"),
                Sql.instant(row, "next_at"),
                row.getObject("status", Integer.class),
                row.getString("error"),
                Objects.requireNonNull(Sql.instant(row, "first_at")),
                Sql.instant(row, "last_at"));
    }
}
