package io.handshake.sla.answering;

import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a rep said of an accepted hand-off in the end. */
@Schema(name = "Conclusion", description = "What a rep said of an accepted hand-off in the end.")
public record ConclusionView(
        @Schema(description = "The rep.", required = true) UUID rep,

        @Schema(
                description = "Answers to the exit criteria, by criterion; null unless it was qualified.",
                type = SchemaType.OBJECT,
                additionalProperties = Object.class,
                required = true,
                nullable = true)
        @Nullable
        Map<String, Object> answers,

        @Schema(description = "What the rep added, if anything.", required = true, nullable = true) @Nullable
        String text) {}
