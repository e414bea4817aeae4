package io.handshake.lead.funnels;

import io.handshake.chassis.agreement.ShowAgreements.Shown;
import io.handshake.chassis.agreement.Terms;
import io.handshake.chassis.agreement.Version;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A funnel as it is shown: its stages in order. */
@Schema(
        description =
                "A funnel in the version that new passes open on, or in its newest when none do: its stages in order,"
                        + " each with the side accountable for it.")
public record FunnelView(
        @Schema(description = "Key of the funnel.", required = true, examples = "waterfall")
        String key,

        @Schema(description = "The version shown, 1 or more; a version never changes.", required = true, minimum = "1")
        int version,

        @Schema(description = "The newest version, signed or not.", required = true, minimum = "1")
        int latestVersion,

        @Schema(description = "What the funnel is called.", required = true)
        String title,

        @Schema(description = "Whether this version came with the installation.", required = true)
        boolean shipped,

        @Schema(description = "Whether passes of leads in its scope open on it now.", required = true)
        boolean inForce,

        @Schema(description = "Whose passes open on it.", required = true)
        FunnelScope scope,

        @Schema(description = "From when it may be used.", required = true)
        Instant effectiveFrom,

        @Schema(description = "The stages in order.", required = true)
        List<FunnelStage> stages,

        @Schema(
                description =
                        "Whether a stage has the milestone ACCEPTED, so that reps are asked to accept what they are"
                                + " handed; without one they are not (rate mode).",
                required = true)
        boolean gated) {

    static FunnelView of(Shown shown) {
        Version version = shown.version();
        Terms terms = version.terms();
        FunnelContent content = terms.content(FunnelContent.class);
        return new FunnelView(
                version.id().key(),
                version.id().version(),
                shown.latestVersion(),
                content.title(),
                version.shipped(),
                shown.inForce(),
                FunnelScope.of(terms.scope()),
                terms.effectiveFrom(),
                content.stages(),
                content.hasGate());
    }
}
