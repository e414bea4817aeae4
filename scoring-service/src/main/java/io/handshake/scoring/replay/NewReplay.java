package io.handshake.scoring.replay;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a version is to be replayed. */
@Schema(description = "How a version is to be replayed.")
public record NewReplay(
        @Min(1)
        @Max(100_000)
        @Schema(
                description =
                        "Among how many reps the leads of a week would be shared out, 1 to 100,000; without it the load"
                                + " per rep is not told.",
                nullable = true,
                examples = "10")
        @Nullable
        Integer reps) {}
