package io.handshake.lead.partner;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new key with its secret, which is shown this once. */
@Schema(description = "A new key with its secret, which is shown this once and cannot be read again.")
public record IssuedPartnerKey(
        @Schema(description = "Id of the key, for changing, rotating and revoking it.", required = true)
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

        @Schema(
                description =
                        "The whole key, to be sent as the header X-Api-Key. Keep it now: only its hash is stored.",
                required = true)
        String key) {

    static IssuedPartnerKey of(PartnerKey key, KeyText text) {
        return new IssuedPartnerKey(
                key.id,
                key.name,
                key.source,
                Scope.texts(Scope.split(key.scopes)),
                key.mode,
                key.limit(),
                text.whole());
    }

    @Override
    public String toString() {
        return "IssuedPartnerKey[" + id + "]";
    }
}
