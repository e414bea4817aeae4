package io.handshake.lead.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshake.chassis.event.EventType;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A kind of activity was registered, or described anew. */
@EventType("activity-type-registered")
@Schema(
        name = "ActivityTypeRegistered",
        description = "An activity type may be posted from now on, or is described anew.")
record ActivityTypeRegistered(
        @Schema(description = "Key of the type.", required = true)
        String key,

        @Schema(description = "What it is called.", required = true)
        String title,

        @Schema(
                description = "How much it shows that somebody wants to buy: none, low, medium or high.",
                required = true)
        String intent,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description =
                        "JSON Schema (2020-12) of the properties its activities may tell; absent when they tell none.")
        @Nullable
        ObjectNode properties) {}
