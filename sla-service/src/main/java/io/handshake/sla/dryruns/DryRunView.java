package io.handshake.sla.dryruns;

import io.handshake.sla.routing.Route;
import io.handshake.sla.routing.Why;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who would get a lead, and why nobody else. */
@Schema(name = "DryRunResult", description = "Who would get the lead now, and why nobody else would.")
public record DryRunView(
        @Schema(description = "The rep who would get it; null when it would wait.", required = true, nullable = true)
        @Nullable
        UUID rep,

        @Schema(description = "The rep's name.", required = true, nullable = true) @Nullable
        String repName,

        @Schema(description = "Why this rep: " + Route.WHYS, required = true, nullable = true) @Nullable
        String why,

        @Schema(description = "Why it would wait: " + Route.Lack.CODES, required = true, nullable = true) @Nullable
        String lack,

        @Schema(
                description = "What stands against handing the lead over, so that nobody would be offered it:"
                        + " `no-consent` or `existing-customer`; null when nothing does. More may be added.",
                required = true,
                nullable = true)
        @Nullable
        String suppressed,

        @Schema(
                description =
                        "Keys of the territories whose teams are asked in turn, the best first; empty when it is in"
                                + " none.",
                required = true)
        List<String> territories,

        @Schema(description = "Every other rep, and why not that one.", required = true)
        List<Other> passedOver) {

    /** A rep who would not get it. */
    @Schema(name = "DryRunOther", description = "A rep who would not get it.")
    public record Other(
            @Schema(description = "The rep.", required = true)
            UUID rep,

            @Schema(description = "The rep's name.", required = true)
            String repName,

            @Schema(description = Why.CODES, required = true)
            String why) {}
}
