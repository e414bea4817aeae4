package io.handshake.sla.reps;

import io.handshake.chassis.event.EventType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rep's name, capacity or availability changed; all members are as they are now. */
@EventType("rep-changed")
@Schema(
        name = "RepChanged",
        description = "A rep's name, capacity or availability changed; all members are as they are now.")
record RepChanged(
        @Schema(description = "The rep.", required = true) UUID rep,

        @Schema(description = "Name shown to colleagues.", required = true)
        String name,

        @Schema(description = "Subject of the person's tokens.", required = true)
        String userSub,

        @Schema(
                description = "Leads the person can follow up in an ISO week.",
                required = true,
                minimum = "0",
                maximum = "10000")
        int weeklyCapacity,

        @Schema(description = "Whether the person is offered leads.", required = true)
        boolean active) {

    static RepChanged of(Rep rep) {
        return new RepChanged(rep.id, rep.name, rep.userSub, rep.weeklyCapacity, rep.active);
    }
}
