package io.handshake.lead.partner;

import io.handshake.lead.identity.ContactKey;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request for a key that a partner will post with. */
@Schema(description = "A request for a key that a partner will post with.")
public record NewPartnerKey(
        @NotBlank
        @Size(max = 100)
        @Schema(
                description = "Who uses the key, for people to read; at most 100 characters.",
                examples = "School forms")
        String name,

        @NotNull
        @Pattern(regexp = ContactKey.SOURCE, message = ContactKey.SOURCE_MESSAGE)
        @Schema(
                description =
                        "The source the key speaks for: it creates and reads only leads of this source; 1 to 64 characters.",
                examples = "school")
        String source) {}
