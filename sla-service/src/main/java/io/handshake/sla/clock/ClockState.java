package io.handshake.sla.clock;

import java.util.Locale;

/** Where a clock stands: still running, or one of its three ends. */
public enum ClockState {
    RUNNING,
    MET,
    BREACHED,
    CANCELLED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ClockState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
