package io.handshake.lead.intake;

import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.identity.ExternalId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who a visitor turned out to be. */
@Schema(
        description =
                "Who a visitor turned out to be. Exactly one of `lead`, `email` and `externalId`; under an address or id that nobody has yet, a lead is created.")
public record Identification(
        @Schema(description = "The lead the visitor is.") @Nullable
        UUID lead,

        @Size(max = 254)
        @Pattern(regexp = ContactKey.EMAIL, message = ContactKey.EMAIL_MESSAGE)
        @Schema(description = "E-mail address of the person, at most 254 characters.", examples = "ada@example.org")
        @Nullable
        String email,

        @Valid @Schema(description = "Id of the person in another system.") @Nullable
        ExternalId externalId,

        @Schema(
                description =
                        "When the visitor was recognised, as claimed; now when left out. Not before 1970, and not more than five minutes in the future.",
                examples = "2026-01-15T09:30:00Z")
        @Nullable
        Instant occurredAt) {

    int waysToSayWho() {
        return (lead == null ? 0 : 1) + (email == null ? 0 : 1) + (externalId == null ? 0 : 1);
    }

    @Nullable
    String address() {
        return email == null ? null : ContactKey.email(email).value();
    }
}
