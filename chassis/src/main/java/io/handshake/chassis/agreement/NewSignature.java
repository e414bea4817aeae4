package io.handshake.chassis.agreement;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wish to sign a version for one side. */
public record NewSignature(
        @NotNull
        @Pattern(regexp = "^(marketing|sales)$")
        @Schema(description = "The side to sign for: marketing or sales.", required = true, examples = "marketing")
        String role) {}
