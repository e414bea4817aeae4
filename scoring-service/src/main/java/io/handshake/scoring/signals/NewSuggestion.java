package io.handshake.scoring.signals;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What points are to be suggested from. */
@Schema(description = "What points are to be suggested from, and for which rate.")
public record NewSuggestion(
        @Schema(
                description = "Begin of the window in which passes were opened, 1900 to 2200; 365 days before `to` when"
                        + " left out.",
                nullable = true)
        @Nullable
        Instant from,

        @Schema(
                description = "End of the window, not included, 1900 to 2200; `horizonDays` ago when left out.",
                nullable = true)
        @Nullable
        Instant to,

        @Min(1)
        @Max(3650)
        @Schema(
                description = "Days of 24 hours each pass is given to become an opportunity, 1 to 3650; 90 when left"
                        + " out.",
                nullable = true,
                examples = "90")
        @Nullable
        Integer horizonDays,

        @NotNull
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("1")
        @Digits(integer = 1, fraction = 9)
        @Schema(
                description =
                        "The rate both sides agreed on, a fraction above 0 and up to 1; the threshold is chosen for"
                                + " it.",
                required = true,
                examples = "0.2")
        BigDecimal target,

        @Min(0)
        @Max(1_000_000_000)
        @Schema(
                description =
                        "Which leads are learnt from and which are held out follows from it, 0 to 1,000,000,000; 1"
                                + " when left out. The same seed and evidence give the same points.",
                nullable = true,
                examples = "1")
        @Nullable
        Integer seed) {
    int days() {
        return Objects.requireNonNullElse(horizonDays, 90);
    }

    int seeded() {
        return Objects.requireNonNullElse(seed, 1);
    }
}
