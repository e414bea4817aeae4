package io.handshake.sla.reps;

import io.handshake.chassis.event.EventType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is known of a rep changed; all members are as they are now. */
@EventType("rep-changed")
@Schema(name = "RepChanged", description = "What is known of a rep changed; all members are as they are now.")
record RepChanged(
        @Schema(description = "The rep.", required = true) UUID rep,

        @Schema(description = "Name shown to colleagues.", required = true)
        String name,

        @Schema(description = "Subject of the person's tokens.", required = true)
        String userSub,

        @Schema(
                description = "Leads the person can follow up in an ISO week; what a monthly capacity comes to in an"
                        + " average one.",
                required = true,
                minimum = "0",
                maximum = "10000")
        int weeklyCapacity,

        @Schema(description = "The capacity as it was told, by week or month.", required = true)
        RepCapacity capacity,

        @Schema(description = "Whom leads are handed to that the person is offered; absent: whomever.") @Nullable
        String side,

        @Schema(description = "Key of the person's team.") @Nullable
        String team,

        @Schema(description = "Key of the calendar with the person's own working hours.") @Nullable
        String calendar,

        @Schema(description = "What the person knows that a territory may require.", required = true)
        List<String> skills,

        @Schema(description = "Whether the person is offered leads.", required = true)
        boolean active) {

    static RepChanged of(Rep rep) {
        return new RepChanged(
                rep.id,
                rep.name,
                rep.userSub,
                rep.weeklyCapacity,
                RepCapacity.of(rep.capacity()),
                rep.side,
                rep.team,
                rep.calendar,
                List.of(rep.skills),
                rep.active);
    }
}
