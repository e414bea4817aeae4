package io.handshake.lead.merging;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says that two leads are one person. */
@Schema(description = "Says that two leads are one person.")
public record NewMerge(
        @NotNull @Schema(description = "The other lead. Whichever of the two was recorded first survives.")
        UUID with,

        @NotBlank
        @Size(max = 500)
        @Schema(
                description = "Why they are one person, 1 to 500 characters; do not put personal data here.",
                examples = "Same phone number, confirmed on the call")
        String reason) {}
