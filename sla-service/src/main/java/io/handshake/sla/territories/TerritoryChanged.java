package io.handshake.sla.territories;

import io.handshake.chassis.event.EventType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** There is a new territory, or one changed; all members are as they are now. */
@EventType("territory-changed")
@Schema(
        name = "TerritoryChanged",
        description = "There is a new territory, or one changed; all members are as they are now.")
record TerritoryChanged(
        @Schema(description = "Key of the territory.", required = true)
        String territory,

        @Schema(description = "What people call it.", required = true)
        String title,

        @Schema(description = "The smallest of several goes first.", required = true)
        int precedence,

        @Schema(description = "Which leads are in it.", required = true)
        TerritoryCriteria criteria,

        @Schema(description = "Key of the team that gets its leads.") @Nullable
        String team,

        @Schema(description = "Key of the territory above.") @Nullable
        String parent,

        @Schema(description = "Skills that a rep needs who is to get its leads.", required = true)
        List<String> requiredSkills,

        @Schema(description = "Whether it counts.", required = true)
        boolean active) {

    static TerritoryChanged of(TerritoryView view) {
        return new TerritoryChanged(
                view.key(),
                view.title(),
                view.precedence(),
                view.criteria(),
                view.team(),
                view.parent(),
                view.requiredSkills(),
                view.active());
    }
}
