package io.handshake.scoring.definition;

import io.handshake.chassis.agreement.ShowAgreements.Shown;
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
                description = "The version that leads in its scope are judged by at this moment; null when this"
                        + " definition is not in force.",
                required = true,
                nullable = true,
                examples = "1")
        @Nullable
        Integer inForceVersion) {
    static DefinitionView of(Shown shown) {
        return new DefinitionView(
                shown.version().id().key(),
                shown.latestVersion(),
                shown.inForce() ? shown.version().id().version() : null);
    }
}
