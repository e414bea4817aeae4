package io.handshake.sla.policies;

import io.handshake.chassis.agreement.Scope;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose hand-offs a policy is for. */
@Schema(
        description =
                "Whose hand-offs a policy is for: those of leads with just these values when a clock starts. Empty:"
                        + " every lead.")
public record PolicyScope(
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
        String channel,

        @Size(min = 1, max = 100)
        @Schema(
                description =
                        "Only leads whose attribute `priority` is this, 1 to 100 characters; null or absent: of any.",
                examples = "high",
                nullable = true)
        @Nullable
        String priority) {
    static final PolicyScope EVERY_LEAD = new PolicyScope(null, null, null, null);

    Scope scope() {
        Map<String, String> values = new HashMap<>();
        put(values, "segment", segment);
        put(values, "region", region);
        put(values, "channel", channel);
        put(values, "priority", priority);
        return new Scope(values);
    }

    private static void put(Map<String, String> values, String dimension, @Nullable String value) {
        if (value != null) {
            values.put(dimension, value);
        }
    }

    static PolicyScope of(Scope scope) {
        Map<String, String> values = scope.dimensions();
        return new PolicyScope(
                values.get("segment"), values.get("region"), values.get("channel"), values.get("priority"));
    }
}
