package io.handshake.lead.sourcingrules;

import io.handshake.chassis.agreement.Scope;
import io.handshake.lead.funnels.Traits;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which opportunities a rule decides about. */
@Schema(
        description =
                "Which opportunities the rule decides about: those whose main lead has just these values, whatever their"
                        + " case, when they are opened. Empty: every opportunity, also one without a lead.")
public record SourcingScope(
        @Size(min = 1, max = 100)
        @Schema(
                description =
                        "Only when the main lead is of this segment, 1 to 100 characters; null or absent: of any.",
                examples = "mid-market",
                nullable = true)
        @Nullable
        String segment,

        @Size(min = 1, max = 100)
        @Schema(
                description = "Only when the main lead is of this region, 1 to 100 characters; null or absent: of any.",
                examples = "EMEA",
                nullable = true)
        @Nullable
        String region,

        @Size(min = 1, max = 100)
        @Schema(
                description =
                        "Only when the main lead came by this channel, 1 to 100 characters; null or absent: by any.",
                examples = "paid-search",
                nullable = true)
        @Nullable
        String channel) {
    static final SourcingScope EVERY_OPPORTUNITY = new SourcingScope(null, null, null);

    Scope scope() {
        return new Scope(new Traits(segment, region, channel).values());
    }

    static SourcingScope of(Scope scope) {
        Map<String, String> values = scope.dimensions();
        return new SourcingScope(values.get("segment"), values.get("region"), values.get("channel"));
    }
}
