package io.handshake.sla.teams;

import io.handshake.chassis.event.EventType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** There is a new team, or one changed; all members are as they are now. */
@EventType("team-changed")
@Schema(name = "TeamChanged", description = "There is a new team, or one changed; all members are as they are now.")
record TeamChanged(
        @Schema(description = "Key of the team.", required = true)
        String team,

        @Schema(description = "What people call it.", required = true)
        String title,

        @Schema(description = "Key of the calendar whose hours count for its reps; absent: all hours.") @Nullable
        String calendar,

        @Schema(description = "Subject of the tokens of the user who answers for it.") @Nullable
        String manager) {

    static TeamChanged of(TeamView team) {
        return new TeamChanged(team.key(), team.title(), team.calendar(), team.manager());
    }
}
