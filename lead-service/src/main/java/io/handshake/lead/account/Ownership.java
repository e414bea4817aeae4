package io.handshake.lead.account;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who owns an account in effect.
 *
 * @param from the account whose own owner it is
 */
record Ownership(String owner, UUID from) {
    /** An account's own owner goes before that of the accounts above it. */
    static Optional<Ownership> of(UUID account, @Nullable String owner, Optional<Ownership> above) {
        return owner == null ? above : Optional.of(new Ownership(owner, account));
    }
}
