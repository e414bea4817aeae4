package io.handshake.scoring.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one version says otherwise than another. */
@Schema(name = "DefinitionDiff", description = "What a version says otherwise than another.")
public record DiffView(
        @Schema(description = "Key of the definition.", required = true)
        String key,

        @Schema(description = "The version that was asked about.", required = true, minimum = "1")
        int version,

        @Schema(
                description =
                        "Key of the definition it is compared with: its own, or for the first version of a key that of what else is in force"
                                + " for its scope; null: there is nothing, so everything is added.",
                required = true,
                nullable = true)
        @Nullable
        String againstKey,

        @Schema(
                description =
                        "The version of that definition it is compared with; null: there is none, so everything is added.",
                required = true,
                nullable = true,
                minimum = "1")
        @Nullable
        Integer against,

        @Schema(description = "Why the version was written; null on version 1.", required = true, nullable = true)
        @Nullable
        String reason,

        @Schema(description = "The changes; empty when both say the same.", required = true)
        List<Difference> changes) {}
