package io.handshake.scoring.definition;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** So many points for each activity of a type. */
@Schema(name = "Rule", description = "Points for each activity of one type.")
public record NewRule(
        @NotBlank
        @Size(max = 100)
        @Schema(
                description = "Key of an activity type: a shipped one or one registered at lead-service.",
                examples = "webinar")
        String activityType,

        @NotNull
        @Min(-1000)
        @Max(1000)
        @Schema(description = "Points for each such activity, -1000 to 1000, not 0.", examples = "10")
        Integer points) {}
