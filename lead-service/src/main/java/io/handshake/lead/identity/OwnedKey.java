package io.handshake.lead.identity;

import java.util.UUID;

/** A contact key of a lead. */
public record OwnedKey(UUID lead, UUID id, ContactKey key) {}
