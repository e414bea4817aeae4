package io.handshake.lead.finding;

import io.handshake.chassis.http.PageKey;
import io.handshake.lead.finding.LeadSearch.Place;
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

    /** Where a list with it goes on. */
    Place place(PageKey key) {
        return new Place(updatedSince == null ? key.text(0) : key.instant(0).toString(), key.uuid(1));
    }
}
