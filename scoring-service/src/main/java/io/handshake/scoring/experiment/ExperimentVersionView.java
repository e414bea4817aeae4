package io.handshake.scoring.experiment;

import io.handshake.chassis.agreement.Author;
import io.handshake.chassis.agreement.Signature;
import io.handshake.chassis.agreement.Standing;
import io.handshake.chassis.agreement.Terms;
import io.handshake.chassis.agreement.Version;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of a plan as people read it before and after they sign it. */
@Schema(name = "ExperimentVersion", description = "One version of an experiment's plan; its text never changes.")
public record ExperimentVersionView(
        @Schema(description = "Key of the experiment.", required = true, examples = "budget-guide")
        String key,

        @Schema(description = "1, 2, ...; an edit makes a new one.", required = true, minimum = "1")
        int version,

        @Schema(
                description = "draft (no signature), signed-by-one, scheduled (signed by both, its time has not come),"
                        + " in-force (it may start, or has) or superseded (a newer version took its place). More may"
                        + " come.",
                required = true,
                examples = "signed-by-one")
        String state,

        @Schema(description = "The plan.", required = true) Plan plan,

        @Schema(description = "The earliest instant at which it may start.", required = true)
        Instant effectiveFrom,

        @Schema(
                description =
                        "From when it may start: effectiveFrom, or the second signature when that came later; null"
                                + " before it has both.",
                required = true,
                nullable = true)
        @Nullable
        Instant inForceFrom,

        @Schema(description = "Why the plan was changed; null on version 1.", required = true, nullable = true)
        @Nullable
        String reason,

        @Schema(
                description =
                        "SHA-256 of `document`, 64 hexadecimal digits; also the ETag. A signature is given to it.",
                required = true)
        String hash,

        @Schema(
                description = "The very text that is signed: RFC 8785 JSON of content, scope and effectiveFrom.",
                required = true)
        String document,

        @Schema(description = "At most two, in the order they were given.", required = true)
        List<Signature> signatures,

        @Schema(description = "Who wrote this version.", required = true)
        Author createdBy,

        @Schema(description = "When it was written.", required = true)
        Instant createdAt) {

    static ExperimentVersionView of(Standing standing) {
        Version version = standing.version();
        Terms terms = version.terms();
        return new ExperimentVersionView(
                version.id().key(),
                version.id().version(),
                standing.state().text(),
                terms.content(Plan.class),
                terms.effectiveFrom(),
                standing.inForceFrom().orElse(null),
                version.reason(),
                version.hash(),
                version.document(),
                standing.signatures(),
                version.author(),
                version.createdAt());
    }
}
