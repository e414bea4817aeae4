package io.handshake.lead.identity;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact key whose row is locked until the transaction ends, so that nobody else can give it away. */
public final class ClaimedKey {
    private final UUID id;
    private final ContactKey key;
    private final @Nullable UUID stored;
    private final boolean fresh;
    private @Nullable UUID owner;

    ClaimedKey(UUID id, ContactKey key, @Nullable UUID stored, boolean fresh) {
        this.id = id;
        this.key = key;
        this.stored = stored;
        this.fresh = fresh;
        this.owner = fresh ? null : stored;
    }

    public UUID id() {
        return id;
    }

    public ContactKey key() {
        return key;
    }

    /** The lead it belongs to by now. */
    public Optional<UUID> owner() {
        return Optional.ofNullable(owner);
    }

    public void give(UUID lead) {
        owner = lead;
    }

    boolean abandoned() {
        return fresh && owner == null;
    }

    boolean moved() {
        return owner != null && !owner.equals(stored);
    }
}
