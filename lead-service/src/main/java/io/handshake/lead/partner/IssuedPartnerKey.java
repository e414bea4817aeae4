package io.handshake.lead.partner;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new key with its secret, which is shown this once. */
@Schema(description = "A new key with its secret, which is shown this once and cannot be read again.")
public record IssuedPartnerKey(
        @Schema(description = "Id of the key, for revoking it.", required = true)
        String id,

        @Schema(description = "Who uses the key.", required = true)
        String name,

        @Schema(description = "The source the key speaks for.", required = true)
        String source,

        @Schema(
                description =
                        "The whole key, to be sent as the header X-Api-Key. Keep it now: only its hash is stored.",
                required = true)
        String key) {

    @Override
    public String toString() {
        return "IssuedPartnerKey[" + id + "]";
    }
}
