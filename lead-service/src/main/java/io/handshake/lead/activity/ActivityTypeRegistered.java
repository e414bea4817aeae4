package io.handshake.lead.activity;

import io.handshake.chassis.event.EventType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
        String intent) {}
