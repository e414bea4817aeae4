package io.handshake.lead.partner;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who calls, and what the credential allows. */
@Schema(name = "Me", description = "Who calls, and what the credential allows.")
public record MeView(
        @Schema(description = "The token's subject, or the key's id.", required = true)
        String subject,

        @Schema(
                description = "Who vouches for the subject; null for a partner's key.",
                required = true,
                nullable = true)
        @Nullable
        String issuer,

        @Schema(description = "The roles of the credential, in the order of the alphabet.", required = true)
        List<String> roles,

        @Schema(description = "The partner's key; null for a token.", required = true, nullable = true) @Nullable
        Key key) {

    /** A partner's key as its holder sees it. */
    @Schema(name = "MyKey", description = "The key that the call came with.")
    public record Key(
            @Schema(description = "Id of the key.", required = true)
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
                    description = "When it stops working because it was rotated; null when it does not.",
                    required = true,
                    nullable = true)
            @Nullable
            Instant expiresAt) {

        static Key of(Grant grant) {
            return new Key(
                    grant.id(),
                    grant.name(),
                    grant.source(),
                    Scope.texts(grant.scopes()),
                    grant.test() ? PartnerKey.TEST : PartnerKey.LIVE,
                    grant.limit(),
                    grant.expiresAt());
        }
    }
}
