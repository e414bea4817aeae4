package io.handshake.lead.lifecycle;

import io.handshake.chassis.event.EventType;
import io.handshake.lead.funnel.Funnel;
import io.handshake.lead.funnel.Milestone;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A trip through the funnel began. */
@EventType("pass-opened")
@Schema(
        name = "PassOpened",
        description =
                "A trip through the funnel began; the pass stands in its first stage, without a stage-entered for it.")
public record PassOpened(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "Number of the pass: 1, 2, ...", required = true, minimum = "1")
        int pass,

        @Schema(description = "The funnel that the pass keeps for ever.", required = true)
        String funnel,

        @Schema(description = "Version of that funnel.", required = true, minimum = "1")
        int funnelVersion,

        @Schema(description = "The first stage.", required = true)
        String stage,

        @Schema(description = "What the first stage stands for.", required = true)
        Milestone milestone) {

    public static PassOpened of(UUID lead, int pass, Funnel funnel) {
        return new PassOpened(
                lead,
                pass,
                funnel.key(),
                funnel.version(),
                funnel.entry().key(),
                funnel.entry().milestone());
    }
}
