package io.handshake.scoring.definition;

import io.handshake.chassis.agreement.Scope;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which leads a definition is for. */
@Schema(
        description = "Which leads the definition is for: those with just these values, whatever their case. Empty:"
                + " every lead.")
public record DefinitionScope(
        @Size(min = 1, max = 100)
        @Schema(
                description = "Only leads of this segment, 1 to 100 characters; null or absent: of any.",
                examples = "mid-market",
                nullable = true)
        @Nullable
        String segment,

        @Size(min = 1, max = 100)
        @Schema(
                description = "Only leads of this region, 1 to 100 characters; null or absent: of any.",
                examples = "EMEA",
                nullable = true)
        @Nullable
        String region,

        @Size(min = 1, max = 100)
        @Schema(
                description = "Only leads that came by this channel, 1 to 100 characters; null or absent: by any.",
                examples = "paid-search",
                nullable = true)
        @Nullable
        String channel) {
    static final DefinitionScope EVERY_LEAD = new DefinitionScope(null, null, null);

    Scope scope() {
        return new Scope(values());
    }

    /** The dimensions it names, by name. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        put(values, "segment", segment);
        put(values, "region", region);
        put(values, "channel", channel);
        return values;
    }

    static DefinitionScope of(Scope scope) {
        return of(scope.dimensions());
    }

    static DefinitionScope of(@Nullable Map<String, String> values) {
        Map<String, String> told = Objects.requireNonNullElse(values, Map.of());
        return new DefinitionScope(told.get("segment"), told.get("region"), told.get("channel"));
    }

    private static void put(Map<String, String> values, String dimension, @Nullable String value) {
        if (value != null) {
            values.put(dimension, value);
        }
    }
}
