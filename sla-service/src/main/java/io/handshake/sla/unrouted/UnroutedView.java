package io.handshake.sla.unrouted;

import io.handshake.sla.routing.Route;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A hand-off that waits for a rep. */
@Schema(name = "Unrouted", description = "A hand-off that waits for a rep.")
public record UnroutedView(
        @Schema(description = "Id of the hand-off.", required = true)
        UUID handoff,

        @Schema(description = "The lead to be handed over.", required = true)
        UUID lead,

        @Schema(description = "Its pass through the funnel, counted from 1.", required = true, minimum = "1")
        int pass,

        @Schema(description = "Stage whose entry opened the hand-off.", required = true, examples = "MQL")
        String stage,

        @Schema(description = "Role it is handed to. More may be added.", required = true, examples = "SALES")
        String to,

        @Schema(
                description =
                        "The rep who left and had taken it, and still has it as long as nobody else can; null when"
                                + " nobody has it.",
                required = true,
                nullable = true)
        @Nullable
        UUID rep,

        @Schema(description = "When the entry into the stage was recorded: the oldest goes first.", required = true)
        Instant qualifiedAt,

        @Schema(description = "Since when it waits without a break.", required = true)
        Instant since,

        @Schema(description = "Whole seconds since then.", required = true, minimum = "0")
        long waitedSeconds,

        @Schema(
                description = Route.Lack.CODES + " As of its last try; null when it was not tried yet.",
                required = true,
                nullable = true)
        @Nullable
        String why,

        @Schema(
                description =
                        "When `handoff-unrouted-too-long` is due for this wait: `unroutedTargetSeconds` of the policy"
                                + " after `since`, around the clock; null when the wait is from before that was kept.",
                required = true,
                nullable = true)
        @Nullable
        Instant alarmDueAt,

        @Schema(
                description = "When `handoff-unrouted-too-long` was published for this wait; null while it was not.",
                required = true,
                nullable = true)
        @Nullable
        Instant alarmedAt) {}
