package io.handshake.reporting.handshake;

import io.handshake.reporting.asking.Share;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How soon sales got in touch with the leads it accepted. */
@Schema(
        name = "FirstTouch",
        description =
                "How soon sales got in touch, or tried to, with the leads it accepted. A touch counts when it was reported"
                        + " within the horizon, and is measured at the time it is said to have happened.")
public record FirstTouch(
        @Schema(description = "Accepted hand-offs not touched yet, of all accepted.", required = true)
        Share untouched,

        @Schema(
                description = "From the hand-off to the first touch in plain time: how long the lead waited.",
                required = true)
        Spread sinceHandoff,

        @Schema(
                description =
                        "Of that, from the first offer to the first touch: what people took. What comes before is in"
                                + " `systemDelay`.",
                required = true)
        Spread humanDelay,

        @Schema(
                description =
                        "From the acceptance to the first touch as the clock `first-touch` measured it, in whole seconds of"
                                + " the promise's calendar; only where there was such a promise.",
                required = true)
        Spread byClock) {}
