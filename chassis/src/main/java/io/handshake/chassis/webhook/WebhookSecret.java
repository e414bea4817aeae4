package io.handshake.chassis.webhook;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new secret, which is shown this once. */
@Schema(description = "A new secret, which is shown this once and cannot be read again.")
public record WebhookSecret(
        @Schema(description = "The webhook whose calls are signed with it.", required = true)
        UUID id,

        @Schema(
                description =
                        "`whsec_` and the key in base64, as Standard Webhooks libraries take it: calls carry an HMAC-SHA256 of it.",
                required = true)
        String secret,

        @Schema(
                description = "Until when calls are signed with the secret before too; null when they are not.",
                required = true,
                nullable = true)
        @Nullable
        Instant oldSecretUntil) {

    @Override
    public String toString() {
        return "WebhookSecret[" + id + "]";
    }
}
