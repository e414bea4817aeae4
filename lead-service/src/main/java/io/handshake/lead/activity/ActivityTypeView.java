package io.handshake.lead.activity;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
        boolean shipped,

        @JsonRawValue
        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                required = true,
                nullable = true,
                description =
                        "JSON Schema (2020-12) of the properties its activities may tell; null when they tell none.")
        @Nullable
        String properties) {}
