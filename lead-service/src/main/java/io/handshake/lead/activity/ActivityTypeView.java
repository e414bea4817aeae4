package io.handshake.lead.activity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An activity type as it is shown. */
@Schema(description = "A kind of thing that visitors and leads can do.")
public record ActivityTypeView(
        @Schema(description = "Key of the type.", required = true, examples = "webinar")
        String key,

        @Schema(description = "What it is called.", required = true)
        String title,

        @Schema(
                description = "How much it shows that somebody wants to buy: none, low, medium or high.",
                required = true)
        String intent,

        @Schema(description = "Whether it came with the installation.", required = true)
        boolean shipped) {}
