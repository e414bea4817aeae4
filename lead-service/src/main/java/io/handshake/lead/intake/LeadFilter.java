package io.handshake.lead.intake;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which leads are asked for; what is left out lets all pass. */
public record LeadFilter(
        @RestQuery
        @Size(min = 1, max = 64)
        @Parameter(description = "Only leads whose latest pass is in this stage.")
        @Nullable
        String stage,

        @RestQuery @Parameter(description = "Only leads accepted last by this rep.") @Nullable
        UUID owner,

        @RestQuery @Size(min = 1, max = 64) @Parameter(description = "Only leads of this source.") @Nullable
        String source,

        @RestQuery @Size(min = 1, max = 100) @Parameter(description = "Only leads of this channel.") @Nullable
        String channel,

        @RestQuery @Size(min = 1, max = 100) @Parameter(description = "Only leads of this segment.") @Nullable
        String segment,

        @RestQuery @Size(min = 1, max = 100) @Parameter(description = "Only leads of this region.") @Nullable
        String region,

        @RestQuery
        @DecimalMin("-1e9")
        @DecimalMax("1e9")
        @Parameter(description = "Only leads whose last known score is at least this.")
        @Nullable
        Double scoreFrom,

        @RestQuery
        @DecimalMin("-1e9")
        @DecimalMax("1e9")
        @Parameter(description = "Only leads whose last known score is below this.")
        @Nullable
        Double scoreTo,

        @RestQuery @Parameter(description = "Only leads that changed here at this time or later.") @Nullable
        Instant updatedSince) {
    /** The text that binds a cursor to it. */
    String text() {
        return "leads " + this;
    }
}
