package io.handshake.chassis.webhook;

import io.handshake.chassis.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook as it is, without its secrets. */
@Schema(name = "Webhook", description = "A webhook as it is, without its secrets.")
public record WebhookView(
        @Schema(description = "Its id.", required = true) UUID id,

        @Schema(description = "Where it is told.", required = true)
        String url,

        @Schema(description = "Types of events that are told.", required = true)
        List<String> types,

        @Schema(description = "What it is for; null when nobody said.", required = true, nullable = true) @Nullable
        String description,

        @Schema(description = "Whether it is told.", required = true)
        boolean active,

        @Schema(
                description = "Whether it is inactive because the receiver answered 410: it wants to hear no more.",
                required = true)
        boolean gone,

        @Schema(
                description = "Until when calls are signed with the secret before too; null when there is only one.",
                required = true,
                nullable = true)
        @Nullable
        Instant oldSecretUntil,

        @Schema(description = "Subject of whoever created it.", required = true)
        String createdBy,

        @Schema(description = "When it was created.", required = true)
        Instant createdAt,

        @Schema(description = "How often it was changed, which its ETag says too.", required = true, minimum = "0")
        long version) {

    static final String COLUMNS =
            "id, url, types, description, active, gone, old_secret_until, created_by, created_at, version";

    static WebhookView read(ResultSet row, Instant now) throws SQLException {
        Instant until = Sql.instant(row, "old_secret_until");
        return new WebhookView(
                row.getObject("id", UUID.class),
                row.getString("url"),
                List.of((String[]) row.getArray("types").getArray()),
                row.getString("description"),
                row.getBoolean("active"),
                row.getBoolean("gone"),
                until == null || until.isAfter(now) ? until : null,
                row.getString("created_by"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                row.getLong("version"));
    }

    @Override
    public String toString() {
        return "WebhookView[" + id + "]";
    }
}
