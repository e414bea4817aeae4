package io.handshake.sla.reps;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
                description =
                        "New leads the person can properly follow up in an ISO week (UTC); what a monthly capacity"
                                + " comes to in an average one.",
                required = true,
                minimum = "0",
                maximum = "10000")
        int weeklyCapacity,

        @Schema(description = "The capacity that counts, by week or month.", required = true)
        RepCapacity capacity,

        @Schema(
                description = "How many more the person can be offered in the running week or month: the capacity, less"
                        + " what absences take of it and what was offered. 0 for who left.",
                required = true,
                minimum = "0",
                maximum = "10000")
        int capacityLeft,

        @Schema(
                description = "Whom leads are handed to that the person is offered, `SALES` or `BDR`; null: whomever.",
                required = true,
                nullable = true)
        @Nullable
        String side,

        @Schema(description = "Key of the person's team.", required = true, nullable = true, maxLength = 63) @Nullable
        String team,

        @Schema(
                description = "Key of the calendar with the person's own working hours; null: the team's count.",
                required = true,
                nullable = true,
                maxLength = 63)
        @Nullable
        String calendar,

        @Schema(description = "What the person knows that a territory may require.", required = true)
        List<String> skills,

        @Schema(description = "Whether the person is offered leads.", required = true)
        boolean active,

        @Schema(description = "When the rep was registered.", required = true)
        Instant registeredAt) {

    static RepView of(Rep rep, int capacityLeft) {
        return new RepView(
                rep.id,
                rep.name,
                rep.userSub,
                rep.weeklyCapacity,
                RepCapacity.of(rep.capacity()),
                capacityLeft,
                rep.side,
                rep.team,
                rep.calendar,
                List.of(rep.skills),
                rep.active,
                rep.registeredAt);
    }
}
