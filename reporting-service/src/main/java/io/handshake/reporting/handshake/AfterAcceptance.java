package io.handshake.reporting.handshake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of accepted hand-offs. */
@Schema(name = "AfterAcceptance", description = "What came of the accepted hand-offs within the horizon.")
public record AfterAcceptance(
        @Schema(description = "Found worth an opportunity.", required = true, minimum = "0")
        long qualified,

        @Schema(description = "Put out.", required = true, minimum = "0")
        long disqualified,

        @Schema(description = "Given back to marketing.", required = true, minimum = "0")
        long returned,

        @Schema(description = "None of the three; whoever accepted has not said yet.", required = true, minimum = "0")
        long open) {}
