package io.handshake.chassis.webhook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a secret shall be replaced. */
@Schema(description = "How a secret shall be replaced.")
public record SecretRotation(
        @Schema(
                description =
                        "Hours in which calls are signed with the old secret too, 0 to 720; 24 when left out, and 0 ends it at once.",
                examples = "24")
        @Min(0)
        @Max(720)
        @Nullable
        Integer overlapHours) {
    private static final int USUAL = 24;

    Duration overlap() {
        return Duration.ofHours(Objects.requireNonNullElse(overlapHours, USUAL));
    }
}
