package io.handshake.lead.funnels;

import io.handshake.chassis.agreement.Author;
import io.handshake.chassis.agreement.Signature;
import io.handshake.chassis.agreement.Standing;
import io.handshake.chassis.agreement.Terms;
import io.handshake.chassis.agreement.Version;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version as people read it before and after they sign it. */
@Schema(name = "FunnelVersion", description = "One version of a funnel; its text never changes.")
public record FunnelVersionView(
        @Schema(description = "Key of the funnel.", required = true, examples = "emea-rate")
        String key,

        @Schema(description = "1, 2, ...; an edit makes a new one.", required = true, minimum = "1")
        int version,

        @Schema(
                description = "draft (no signature), signed-by-one, scheduled (signed by both, its time has not come),"
                        + " in-force, superseded (a newer version or a signed funnel took its place) or expired (its own"
                        + " end has come). More may come.",
                required = true,
                examples = "signed-by-one")
        String state,

        @Schema(description = "Whether it came with the installation.", required = true)
        boolean shipped,

        @Schema(description = "What people call the funnel.", required = true)
        String title,

        @Schema(description = "The stages in order.", required = true)
        List<FunnelStage> stages,

        @Schema(
                description =
                        "Whether a stage has the milestone ACCEPTED, so that reps are asked to accept what they are"
                                + " handed; without one they are not (rate mode).",
                required = true)
        boolean gated,

        @Schema(
                description =
                        "What both sides should know before they sign; refuses nothing. no-acceptance-gate: leads are"
                                + " handed over and no stage has the milestone ACCEPTED, so they are delivered to a rep whom nobody"
                                + " asks, and no clock for accepting runs. More may come.",
                required = true)
        List<String> warnings,

        @Schema(description = "Whose passes open on it.", required = true)
        FunnelScope scope,

        @Schema(description = "The earliest instant from which it counts.", required = true)
        Instant effectiveFrom,

        @Schema(
                description = "When it ends, exclusively; null: with a newer version.",
                required = true,
                nullable = true)
        @Nullable
        Instant effectiveUntil,

        @Schema(
                description = "From when it counts or will count: effectiveFrom, or the second signature when that came"
                        + " later; null before it has both.",
                required = true,
                nullable = true)
        @Nullable
        Instant inForceFrom,

        @Schema(description = "Why the funnel was changed; null on version 1.", required = true, nullable = true)
        @Nullable
        String reason,

        @Schema(
                description =
                        "SHA-256 of `document`, 64 hexadecimal digits; also the ETag. A signature is given to it.",
                required = true)
        String hash,

        @Schema(
                description =
                        "The very text that is signed: RFC 8785 JSON of content, scope, effectiveFrom and, if there"
                                + " is one, effectiveUntil.",
                required = true)
        String document,

        @Schema(description = "At most two, in the order they were given.", required = true)
        List<Signature> signatures,

        @Schema(description = "Who wrote this version.", required = true)
        Author createdBy,

        @Schema(description = "When it was written.", required = true)
        Instant createdAt) {

    static FunnelVersionView of(Standing standing) {
        Version version = standing.version();
        Terms terms = version.terms();
        FunnelContent content = terms.content(FunnelContent.class);
        return new FunnelVersionView(
                version.id().key(),
                version.id().version(),
                standing.state().text(),
                version.shipped(),
                content.title(),
                content.stages(),
                content.hasGate(),
                content.warnings(),
                FunnelScope.of(terms.scope()),
                terms.effectiveFrom(),
                terms.effectiveUntil(),
                standing.inForceFrom().orElse(null),
                version.reason(),
                version.hash(),
                version.document(),
                standing.signatures(),
                version.author(),
                version.createdAt());
    }
}
