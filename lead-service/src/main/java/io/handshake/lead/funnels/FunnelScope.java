package io.handshake.lead.funnels;

import io.handshake.chassis.agreement.Scope;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose passes open on a funnel. */
@Schema(
        description =
                "Whose passes open on the funnel: leads with just these values, whatever their case, when the pass opens. Empty: every lead.")
public record FunnelScope(
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
    static final FunnelScope EVERY_LEAD = new FunnelScope(null, null, null);

    Scope scope() {
        return new Scope(new Traits(segment, region, channel).values());
    }

    static FunnelScope of(Scope scope) {
        Map<String, String> values = scope.dimensions();
        return new FunnelScope(values.get("segment"), values.get("region"), values.get("channel"));
    }
}
