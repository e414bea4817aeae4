package io.handshake.lead.activity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an activity type is. */
@Schema(description = "What an activity type is.")
public record ActivityTypeDescription(
        @NotBlank
        @Size(max = 100)
        @Schema(description = "What it is called, 1 to 100 characters.", examples = "Took part in a webinar")
        String title,

        @NotNull
        @Pattern(regexp = "^(none|low|medium|high)$", message = "must be one of none, low, medium, high")
        @Schema(
                description = "How much it shows that somebody wants to buy: none, low, medium or high.",
                examples = "high")
        String intent) {}
