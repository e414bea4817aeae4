package io.handshake.sla.answering;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is to have a hand-off, and why. */
@Schema(description = "Who is to have a hand-off, and why.")
public record Reassignment(
        @Schema(description = "Id of an active rep.", required = true) @NotNull
        UUID rep,

        @Schema(
                description = "Why, in the words of whoever decides, 1 to 1,000 characters. Kept with the new offer,"
                        + " not published.",
                required = true,
                examples = "Rita has left")
        @NotBlank
        @Size(max = 1000)
        String reason) {}
