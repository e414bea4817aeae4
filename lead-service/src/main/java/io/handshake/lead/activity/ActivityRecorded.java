package io.handshake.lead.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshake.chassis.event.EventType;
import io.handshake.lead.campaign.Utm;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something a visitor or lead did. */
@EventType(value = "activity-recorded", expires = true)
@Schema(
        name = "ActivityRecorded",
        description =
                "Something a visitor or lead did. The event's subject is the id of the contact key it was posted under; whose it is, is read through the contact keys' leads.")
record ActivityRecorded(
        @Schema(description = "Id of the activity.", required = true)
        UUID activity,

        @Schema(description = "What was done: key of an activity type.", required = true)
        String activityType,

        @Schema(description = "Who reported it.", required = true)
        String source,

        @Schema(description = "Campaign it belongs to.") @Nullable
        String campaign,

        @Schema(description = "Where the visit came from, as the tags of its link said.") @Nullable
        Utm utm,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "What the activity tells beyond its type, as the type's schema declared it then.")
        @Nullable
        ObjectNode properties) {}
