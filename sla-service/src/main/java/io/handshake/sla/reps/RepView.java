package io.handshake.sla.reps;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rep as people see it. */
@Schema(name = "Rep", description = "A person who follows up leads.")
public record RepView(
        @Schema(description = "Id of the rep.", required = true)
        UUID id,

        @Schema(description = "Name shown to colleagues.", required = true, maxLength = 200)
        String name,

        @Schema(description = "Subject (`sub`) of the person's tokens.", required = true, maxLength = 200)
        String userSub,

        @Schema(
                description = "New leads the person can properly follow up in an ISO week (UTC).",
                required = true,
                minimum = "0",
                maximum = "10000")
        int weeklyCapacity,

        @Schema(description = "Whether the person is offered leads.", required = true)
        boolean active,

        @Schema(description = "When the rep was registered.", required = true)
        Instant registeredAt) {

    static RepView of(Rep rep) {
        return new RepView(rep.id, rep.name, rep.userSub, rep.weeklyCapacity, rep.active, rep.registeredAt);
    }
}
