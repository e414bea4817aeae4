package io.handshake.lead.partner;

import java.time.Instant;
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

        @Schema(description = "When the key was issued.", required = true)
        Instant createdAt,

        @Schema(description = "When the key was revoked; null while it works.", nullable = true) @Nullable
        Instant revokedAt) {

    static PartnerKeyView of(PartnerKey key) {
        return new PartnerKeyView(key.id, key.name, key.source, key.createdAt, key.revokedAt);
    }
}
