package io.handshake.sla.policies;

import io.handshake.chassis.agreement.ShowAgreements.Shown;
import io.handshake.chassis.agreement.Terms;
import io.handshake.chassis.agreement.Version;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A policy as it is shown: what it promises. */
@Schema(
        name = "Policy",
        description = "A policy in the version that new clocks start under, or in its newest when none do: the promise,"
                + " clock by clock.")
public record PolicyView(
        @Schema(description = "Key of the policy.", required = true, examples = "shipped")
        String key,

        @Schema(description = "The version shown, 1 or more; a version never changes.", required = true, minimum = "1")
        int version,

        @Schema(description = "The newest version, signed or not.", required = true, minimum = "1")
        int latestVersion,

        @Schema(description = "The promise in plain words.", required = true)
        String title,

        @Schema(description = "Whether this version came with the installation.", required = true)
        boolean shipped,

        @Schema(description = "Whether clocks on hand-offs in its scope start under it now.", required = true)
        boolean inForce,

        @Schema(description = "Whose hand-offs it is for.", required = true)
        PolicyScope scope,

        @Schema(description = "From when it may be used.", required = true)
        Instant effectiveFrom,

        @Schema(description = "The clocks it starts, at most one of each kind.", required = true)
        List<PromisedClock> clocks,

        @Schema(description = "When its clocks may stand still; null: never.", required = true, nullable = true)
        @Nullable
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
        int unroutedTargetSeconds) {

    static PolicyView of(Shown shown) {
        Version version = shown.version();
        Terms terms = version.terms();
        PolicyContent content = terms.content(PolicyContent.class);
        return new PolicyView(
                version.id().key(),
                version.id().version(),
                shown.latestVersion(),
                content.title(),
                version.shipped(),
                shown.inForce(),
                PolicyScope.of(terms.scope()),
                terms.effectiveFrom(),
                content.clocks(),
                content.pauses(),
                content.lateEvidenceSeconds(),
                content.reversible(),
                content.unroutedTarget());
    }
}
