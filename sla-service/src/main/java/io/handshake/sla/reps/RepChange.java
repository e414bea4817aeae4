package io.handshake.sla.reps;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be different about a rep; absent members stay as they are. */
@Schema(name = "RepChange", description = "What is to be different about a rep; absent members stay as they are.")
public record RepChange(
        @Schema(description = "Name shown to colleagues.", nullable = true)
        @Size(min = 1, max = 200)
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Nullable
        String name,

        @Schema(
                description = "New leads the person can properly follow up in an ISO week (UTC).",
                nullable = true,
                examples = "50")
        @Min(0)
        @Max(10_000)
        @Nullable
        Integer weeklyCapacity,

        @Schema(
                description = "Whether the person is offered leads. Who becomes inactive keeps what they accepted;"
                        + " what they have not answered is offered to others.",
                nullable = true)
        @Nullable
        Boolean active) {}
