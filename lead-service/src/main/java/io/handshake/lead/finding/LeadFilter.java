package io.handshake.lead.finding;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which leads are asked for; null lets all pass. */
record LeadFilter(
        @Nullable String stage,
        @Nullable UUID owner,
        @Nullable String source,
        @Nullable String channel,
        @Nullable String segment,
        @Nullable String region,
        @Nullable BigDecimal scoreFrom,
        @Nullable BigDecimal scoreTo,
        @Nullable Instant updatedSince) {
    /** The text that binds a cursor to it. */
    String text() {
        return "leads " + this;
    }
}
