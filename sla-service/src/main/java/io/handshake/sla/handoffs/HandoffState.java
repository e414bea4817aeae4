package io.handshake.sla.handoffs;

import java.util.Locale;

/** Where a hand-off stands. */
public enum HandoffState {
    OFFERED,
    UNROUTED,
    SUPPRESSED,
    DELIVERED,
    ACCEPTED,
    QUALIFIED,
    REJECTED,
    CANCELLED,
    RECYCLED,
    DISQUALIFIED,
    RETURNED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HandoffState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
