package io.handshake.sla.disputes;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How one side would settle a dispute. */
@Schema(name = "NewSettlement", description = "How one side would settle a dispute.")
public record NewSettlement(
        @NotNull
        @Pattern(regexp = "^(marketing|sales)$", message = "must be marketing or sales")
        @Schema(
                description = "The side you speak for, of whose role you must be: `marketing` or `sales`.",
                required = true,
                examples = "marketing")
        String role,

        @NotNull
        @Pattern(regexp = "^(upheld|overturned)$", message = "must be upheld or overturned")
        @Schema(
                description = "`upheld`: the refusal stands. `overturned`: it was a good lead.",
                required = true,
                examples = "overturned")
        String outcome,

        @Size(min = 1, max = 1_000)
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "More about it, 1 to 1,000 characters. Not published.", nullable = true)
        @Nullable
        String text) {}
