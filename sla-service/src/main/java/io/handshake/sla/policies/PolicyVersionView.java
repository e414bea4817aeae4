package io.handshake.sla.policies;

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
@Schema(name = "PolicyVersion", description = "One version of a policy; its text never changes.")
public record PolicyVersionView(
        @Schema(description = "Key of the policy.", required = true, examples = "emea-fast")
        String key,

        @Schema(description = "1, 2, ...; an edit makes a new one.", required = true, minimum = "1")
        int version,

        @Schema(
                description = "draft (no signature), signed-by-one, scheduled (signed by both, its time has not come),"
                        + " in-force, superseded (a newer version or a signed policy took its place) or expired (its own"
                        + " end has come). More may come.",
                required = true,
                examples = "signed-by-one")
        String state,

        @Schema(description = "Whether it came with the installation.", required = true)
        boolean shipped,

        @Schema(description = "The promise in plain words.", required = true)
        String title,

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
        int unroutedTargetSeconds,

        @Schema(
                description = "What becomes of an offer whose clock is breached; null: it stays with the rep.",
                required = true,
                nullable = true)
        @Nullable
        PolicyOffers offers,

        @Schema(description = "Whose hand-offs it is for.", required = true)
        PolicyScope scope,

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

        @Schema(description = "Why the policy was changed; null on version 1.", required = true, nullable = true)
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

    static PolicyVersionView of(Standing standing) {
        Version version = standing.version();
        Terms terms = version.terms();
        PolicyContent content = terms.content(PolicyContent.class);
        return new PolicyVersionView(
                version.id().key(),
                version.id().version(),
                standing.state().text(),
                version.shipped(),
                content.title(),
                content.clocks(),
                content.pauses(),
                content.lateEvidenceSeconds(),
                content.reversible(),
                content.unroutedTarget(),
                content.offers(),
                PolicyScope.of(terms.scope()),
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
