package io.handshake.lead.partner;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a good key allows who holds it.
 *
 * @param family the key's id, or that of the first key it came from by rotation
 * @param test whether everything done with it is undone
 */
record Grant(
        String id,
        String family,
        String name,
        String source,
        Set<Scope> scopes,
        boolean test,
        RateLimit limit,
        @Nullable Instant expiresAt) {
    /** The attribute of the caller's identity that holds it. */
    static final String ATTRIBUTE = "handshake.grant";

    boolean holdsAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
