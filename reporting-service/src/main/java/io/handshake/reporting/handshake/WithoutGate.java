package io.handshake.reporting.handshake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Hand-offs that nobody is asked to accept. */
@Schema(
        description =
                "Hand-offs of passes whose funnel has no acceptance gate, as in rate mode: nobody is asked to accept them, so they"
                        + " are in no rate of this report.")
public record WithoutGate(
        @Schema(description = "Hand-offs opened in the window.", required = true, minimum = "0")
        long handedOff,

        @Schema(
                description =
                        "Of these, in the hands of a rep within the horizon; the others wait for one, or were cancelled.",
                required = true,
                minimum = "0")
        long delivered) {}
