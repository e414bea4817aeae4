package io.handshake.lead.intake;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person said to being contacted for a purpose. */
@Schema(description = "What a person said to being contacted for a purpose.")
public record NewConsent(
        @NotNull
        @Pattern(
                regexp = "^[a-z0-9][a-z0-9-]{0,63}$",
                message = "must be 1 to 64 small letters, digits and dashes, and not begin with a dash")
        @Schema(
                description =
                        "What for, 1 to 64 small letters, digits and dashes. Who refused or withdrew sales-contact is not handed to sales.",
                examples = "sales-contact")
        String purpose,

        @NotNull
        @Pattern(regexp = "^(given|refused|withdrawn)$", message = "must be one of given, refused, withdrawn")
        @Schema(description = "given, refused or withdrawn.", examples = "given")
        String state,

        @Schema(
                description =
                        "When the person said so; when the lead was told when left out. The latest word counts. Not before 1970, and not more than five minutes in the future.")
        @Nullable
        Instant at) {}
