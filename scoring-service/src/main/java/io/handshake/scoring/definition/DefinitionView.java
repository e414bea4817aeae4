package io.handshake.scoring.definition;

import io.handshake.scoring.score.RuleSet;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A definition, whatever its versions say. */
@Schema(name = "Definition", description = "A definition; what it says stands in its versions.")
public record DefinitionView(
        @Schema(description = "Key of the definition.", required = true, examples = "qualified-lead")
        String key,

        @Schema(description = "The newest version, signed or not.", required = true, examples = "2")
        int latestVersion,

        @Schema(
                description = "The version that leads are judged by at this moment; null when this definition is not"
                        + " in force.",
                required = true,
                nullable = true,
                examples = "1")
        @Nullable
        Integer inForceVersion) {
    static DefinitionView of(Definition definition, Optional<RuleSet> inForce) {
        return new DefinitionView(
                definition.key,
                definition.latestVersion,
                inForce.filter(rules -> rules.definition().equals(definition.key))
                        .map(RuleSet::version)
                        .orElse(null));
    }
}
