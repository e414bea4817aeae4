package io.handshake.sla.policies;

import io.handshake.chassis.event.EventType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Clocks on hand-offs in its scope start under this version from now on. */
@EventType("policy-in-force")
@Schema(
        name = "PolicyInForce",
        description =
                "From `from` on, clocks on hand-offs in its scope start under this version; running clocks keep theirs.")
public record PolicyInForce(
        @Schema(description = "Key of the policy.", required = true)
        String policy,

        @Schema(description = "The version that counts from then on.", required = true, minimum = "1")
        int version,

        @Schema(description = "The promise in plain words.", required = true)
        String title,

        @Schema(description = "Whose hand-offs it is for.", required = true)
        PolicyScope scope,

        @Schema(description = "The instant from which it counts.", required = true)
        Instant from,

        @Schema(description = "The instant at which it ends; absent: with a newer version.") @Nullable
        Instant until,

        @Schema(description = "The clocks it starts, whole.", required = true)
        List<PromisedClock> clocks,

        @Schema(description = "When its clocks may stand still; absent: never.") @Nullable
        PolicyPauses pauses,

        @Schema(
                description = "How long after the due time a touch that was in time may be reported and still keep the"
                        + " promise, in seconds.",
                required = true,
                minimum = "0")
        int lateEvidenceSeconds,

        @Schema(
                description = "How long an acceptance may be taken back, in seconds from it; 0: not at all.",
                required = true,
                minimum = "0")
        int reversibleSeconds,

        @Schema(
                description = "How long a hand-off may wait for a rep until that is told, in seconds.",
                required = true,
                minimum = "60")
        int unroutedTargetSeconds,

        @Schema(description = "What becomes of an offer whose clock is breached; absent: it stays with the rep.")
        @Nullable
        PolicyOffers offers) {}
