package io.handshake.lead.partner;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a key shall be replaced. */
@Schema(description = "How a key shall be replaced.")
public record Rotation(
        @Min(0)
        @Max(90)
        @Schema(
                description = "Days that the old key goes on working, 0 to 90; 7 when left out, and 0 ends it at once.",
                examples = "7")
        @Nullable
        Integer overlapDays) {
    private static final int USUAL = 7;

    Duration overlap() {
        return Duration.ofDays(Objects.requireNonNullElse(overlapDays, USUAL));
    }
}
