package io.handshake.lead.partner;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A partner's key as it is listed, without its secret. */
@Schema(description = "A partner's key, without its secret.")
public record PartnerKeyView(
        @Schema(description = "Id of the key; also the middle part of the key itself.", required = true)
        String id,

        @Schema(description = "Who uses the key.", required = true)
        String name,

        @Schema(description = "The source the key speaks for.", required = true)
        String source,

        @Schema(
                description =
                        "What the key is good for: leads:write, leads:read, activities:write, events:read; more may follow.",
                required = true)
        List<String> scopes,

        @Schema(description = "live or test; what a test key does leaves nothing behind.", required = true)
        String mode,

        @Schema(description = "How often it may post.", required = true)
        RateLimit rateLimit,

        @Schema(description = "When the key was issued.", required = true)
        Instant createdAt,

        @Schema(description = "Issuer and subject of the token it was issued with.", required = true)
        String createdBy,

        @Schema(
                description = "When the key was last used, to about a minute; null when it never was.",
                required = true,
                nullable = true)
        @Nullable
        Instant lastUsedAt,

        @Schema(
                description = "Id of the key that replaces it; null unless it was rotated.",
                required = true,
                nullable = true)
        @Nullable
        String successor,

        @Schema(
                description = "When the key stops working because it was rotated; null when it does not.",
                required = true,
                nullable = true)
        @Nullable
        Instant expiresAt,

        @Schema(description = "When the key was revoked; null while it works.", required = true, nullable = true)
        @Nullable
        Instant revokedAt) {

    static PartnerKeyView of(PartnerKey key) {
        return new PartnerKeyView(
                key.id,
                key.name,
                key.source,
                Scope.texts(Scope.split(key.scopes)),
                key.mode,
                key.limit(),
                key.createdAt,
                key.createdBy,
                key.lastUsedAt,
                key.successor,
                key.expiresAt,
                key.revokedAt);
    }
}
