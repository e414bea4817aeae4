package io.handshake.sla.answering;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The promise on one offer. */
@Schema(name = "Clock", description = "The promise on one offer: answered by when, and what became of it.")
public record ClockView(
        @Schema(description = "Id of the clock.", required = true)
        UUID id,

        @Schema(description = "Key of the policy it runs under.", required = true)
        String policy,

        @Schema(description = "Version of that policy.", required = true, minimum = "1")
        int policyVersion,

        @Schema(description = "When it started: the recorded time of the offer.", required = true)
        Instant startedAt,

        @Schema(description = "The last instant at which an answer keeps the promise.", required = true)
        Instant dueAt,

        @Schema(description = "Time allowed, in seconds of the policy's calendar.", required = true, minimum = "1")
        long targetSeconds,

        @Schema(
                description = "`running`, `met`, `breached` or `cancelled`, as it is now, announced or not."
                        + " More may be added.",
                required = true)
        String state,

        @Schema(
                description = "Whole seconds of the policy's calendar used up, until it stopped or until now.",
                required = true,
                minimum = "0")
        long elapsedSeconds,

        @Schema(description = "When it stopped; null while nobody has answered.", required = true, nullable = true)
        @Nullable
        Instant stoppedAt,

        @Schema(description = "When its breach was announced; null if it was not.", required = true, nullable = true)
        @Nullable
        Instant breachAnnouncedAt) {}
