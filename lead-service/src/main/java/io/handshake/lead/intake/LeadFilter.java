package io.handshake.lead.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which leads are asked for; null lets all pass. */
record LeadFilter(
        @Nullable String stage,
        @Nullable String source,
        @Nullable String channel,
        @Nullable Instant updatedSince) {
    /** The text that binds a cursor to it. */
    String text() {
        return "leads " + this;
    }
}
