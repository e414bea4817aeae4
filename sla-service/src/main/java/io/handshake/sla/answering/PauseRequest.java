package io.handshake.sla.answering;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why clocks should stand still. */
@Schema(name = "Pause", description = "Why the clocks of a hand-off should stand still.")
public record PauseRequest(
        @NotNull
        @Size(min = 1, max = 63)
        @Schema(
                description = "A reason that the policy of one of its open clocks allows, 1 to 63 characters.",
                required = true,
                examples = "buyer-away")
        String reason) {}
