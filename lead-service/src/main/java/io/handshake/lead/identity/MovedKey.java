package io.handshake.lead.identity;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A contact key that went from one lead to another. */
@Schema(description = "A contact key that went from one lead to another, by its id; its value is never published.")
public record MovedKey(
        @Schema(description = "Id of the key.", required = true)
        UUID key,

        @Schema(description = "What kind of key: lead, email, external or visitor; more may follow.", required = true)
        KeyKind kind,

        @Schema(
                description =
                        "How often the key was given to a lead by now, 2 or more; of two words on a key the one with the higher number is true.",
                required = true,
                minimum = "2")
        int moves) {}
