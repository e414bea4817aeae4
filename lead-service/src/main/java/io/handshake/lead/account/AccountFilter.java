package io.handshake.lead.account;

import io.handshake.lead.identity.ExternalId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which accounts are asked for; null lets all pass. */
record AccountFilter(
        @Nullable String name,
        @Nullable String domain,
        @Nullable ExternalId externalId,
        @Nullable String owner,
        @Nullable UUID parent) {
    static AccountFilter below(UUID parent) {
        return new AccountFilter(null, null, null, null, parent);
    }

    /** The text that binds a cursor to it. */
    String text() {
        return "accounts " + this;
    }
}
