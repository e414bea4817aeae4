package io.handshake.lead.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
        String intent,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description =
                        "JSON Schema (2020-12) of the properties its activities may tell: an object that names its properties, at most 16 KiB, 20 deep, written out without `$ref`. `format` is a note and not checked; a pattern is of the RE2 syntax. Activities tell none when it is left out. Nothing personal belongs in properties: they are published.")
        @Nullable
        ObjectNode properties) {}
