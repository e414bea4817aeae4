package io.handshake.scoring.definition;

import io.handshake.chassis.agreement.Author;
import io.handshake.chassis.agreement.Signature;
import io.handshake.chassis.agreement.Standing;
import io.handshake.chassis.agreement.State;
import io.handshake.chassis.agreement.Terms;
import io.handshake.chassis.agreement.Version;
import io.handshake.scoring.audit.ClosedAudit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version as people read it before and after they sign it. */
@Schema(name = "DefinitionVersion", description = "One version of a definition; its text never changes.")
public record VersionView(
        @Schema(description = "Key of the definition.", required = true, examples = "qualified-lead")
        String key,

        @Schema(description = "1, 2, ...; an edit makes a new one.", required = true, examples = "1")
        int version,

        @Schema(
                description = "draft, proposed (its author says that it is ready), signed-by-one, scheduled (signed"
                        + " by both, its time has not come), in-force, superseded (a newer version or a signed"
                        + " definition took its place) or expired (its own end has come). More may come.",
                required = true,
                examples = "signed-by-one")
        String state,

        @Schema(description = "Whether it came with the installation, and counts without signatures.", required = true)
        boolean shipped,

        @Schema(description = "What people call the definition.", required = true)
        String name,

        @Schema(description = "The definition in plain language.", required = true)
        String description,

        @Schema(description = "Terms of the description and what they mean here.", required = true)
        Map<String, String> glossary,

        @Schema(description = "Points for what leads did.", required = true)
        List<ActivityRule> rules,

        @Schema(description = "Points for who leads are.", required = true)
        List<ProfileRule> fitRules,

        @Schema(description = "Limits that rules share.", required = true)
        List<RuleGroup> groups,

        @Schema(
                description = "Points in all that qualify a lead; null when only fit or intent decide.",
                required = true,
                nullable = true,
                examples = "20")
        @Nullable
        Long threshold,

        @Schema(description = "Points of fit it needs at least, if told.", required = true, nullable = true) @Nullable
        Long minimumFit,

        @Schema(description = "Points of intent it needs at least, if told.", required = true, nullable = true)
        @Nullable
        Long minimumIntent,

        @Schema(description = "Pairs of fit and intent, one of which it has to reach; empty: none.", required = true)
        List<GridCell> grid,

        @Schema(description = "The least a lead can have in all, if told.", required = true, nullable = true) @Nullable
        Long floor,

        @Schema(description = "Which leads it is for.", required = true)
        DefinitionScope scope,

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

        @Schema(description = "Why the definition was changed; null on version 1.", required = true, nullable = true)
        @Nullable
        String reason,

        @Schema(
                description =
                        "SHA-256 of `document`, 64 hexadecimal digits; also the ETag. A signature is given to it.",
                required = true)
        String hash,

        @Schema(
                description =
                        "The very text that is signed: RFC 8785 JSON of content, scope, effectiveFrom and, if there is"
                                + " one, effectiveUntil. What was not told is no part of it.",
                required = true)
        String document,

        @Schema(description = "At most two, in the order they were given.", required = true)
        List<Signature> signatures,

        @Schema(description = "Who wrote this version.", required = true)
        Author createdBy,

        @Schema(description = "When it was written.", required = true)
        Instant createdAt,

        @Schema(description = "How often the definition changes.", required = true)
        Cadence cadence,

        @Schema(
                description =
                        "What an independent auditor found of a version of this definition, last; null before that.",
                required = true,
                nullable = true)
        @Nullable
        ClosedAudit latestAudit) {

    static VersionView of(Standing standing, boolean proposed, Cadence cadence, @Nullable ClosedAudit latestAudit) {
        Version version = standing.version();
        Terms terms = version.terms();
        DefinitionContent content = terms.content(DefinitionContent.class);
        return new VersionView(
                version.id().key(),
                version.id().version(),
                proposed && standing.state() == State.DRAFT
                        ? "proposed"
                        : standing.state().text(),
                version.shipped(),
                content.name(),
                content.description(),
                content.glossary(),
                content.rules(),
                content.fit(),
                content.limits(),
                content.threshold(),
                content.minimumFit(),
                content.minimumIntent(),
                content.cells(),
                content.floor(),
                DefinitionScope.of(terms.scope()),
                terms.effectiveFrom(),
                terms.effectiveUntil(),
                standing.inForceFrom().orElse(null),
                version.reason(),
                version.hash(),
                version.document(),
                standing.signatures(),
                version.author(),
                version.createdAt(),
                cadence,
                latestAudit);
    }
}
