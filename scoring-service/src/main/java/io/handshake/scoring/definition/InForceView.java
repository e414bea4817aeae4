package io.handshake.scoring.definition;

import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which version counts for some leads at an instant, and why. */
@Schema(
        name = "DefinitionInForceFor",
        description = "Which version counts for some leads at an instant, and why no other does.")
public record InForceView(
        @Schema(description = "The instant that was asked for.", required = true)
        Instant at,

        @Schema(description = "The leads that were asked for: what is null is not known of them.", required = true)
        DefinitionScope lead,

        @Schema(
                description = "Whether both sides have signed what counts; false: only what came with the installation"
                        + " is left.",
                required = true)
        boolean agreed,

        @Schema(description = "The version that counts.", required = true)
        Candidate counts,

        @Schema(description = "Why it counts, and what to do when nobody agreed to it.", required = true)
        String because,

        @Schema(
                description = "The other versions that are for such leads and have both signatures or came with the"
                        + " installation, the newest first.",
                required = true)
        List<Other> others) {

    /** A version that counts for somebody. */
    @Schema(name = "DefinitionCandidate", description = "A version that could count for such leads.")
    public record Candidate(
            @Schema(description = "Key of the definition.", required = true)
            String key,

            @Schema(description = "The version.", required = true, minimum = "1")
            int version,

            @Schema(description = "What people call the definition.", required = true)
            String name,

            @Schema(description = "Which leads it is for.", required = true)
            DefinitionScope scope,

            @Schema(description = "From when it counts.", required = true)
            Instant from,

            @Schema(
                    description = "When it ends by itself, exclusively; null: it does not.",
                    required = true,
                    nullable = true)
            @Nullable
            Instant until) {
        private static Candidate of(Counting version, Function<VersionId, DefinitionContent> contents) {
            return new Candidate(
                    version.id().key(),
                    version.id().version(),
                    contents.apply(version.id()).name(),
                    DefinitionScope.of(version.scope()),
                    version.from(),
                    version.until());
        }
    }

    /** A version that does not count, and why. */
    @Schema(name = "PassedOverDefinition", description = "A version that is for such leads too, and does not count.")
    public record Other(
            @Schema(description = "The version.", required = true)
            Candidate definition,

            @Schema(
                    description = "less-specific (it names fewer dimensions), shipped (a signed one goes before it),"
                            + " superseded (by a newer version of its key), expired (its own end has come) or"
                            + " not-yet-begun. More may come.",
                    required = true,
                    examples = "less-specific")
            String why) {}

    static InForceView of(
            Resolution resolution, DefinitionScope lead, Instant at, Function<VersionId, DefinitionContent> contents) {
        Counting counts = resolution.counts();
        return new InForceView(
                at,
                lead,
                counts.signed(),
                Candidate.of(counts, contents),
                because(counts),
                resolution.others().stream()
                        .map(other -> new Other(Candidate.of(other.version(), contents), text(other.why())))
                        .toList());
    }

    private static String because(Counting counts) {
        if (!counts.signed()) {
            return "No version that both sides signed covers such leads at this instant, so what came with the"
                    + " installation counts, to which nobody agreed. Write a definition for them, or a new version of"
                    + " one that ended, and let marketing and sales sign it.";
        }
        return counts.scope().specificity() == 0
                ? "Both sides signed it for every lead, and no definition names such leads more closely."
                : "Both sides signed it, and of all that stand at this instant it names such leads most closely: "
                        + Words.of(DefinitionScope.of(counts.scope())) + ".";
    }

    private static String text(Resolution.Why why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
