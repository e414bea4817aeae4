package io.handshake.sla.clock;

import java.util.Locale;

/** Where a clock stands: still running, standing still for a while, or one of its three ends. */
public enum ClockState {
    RUNNING,
    PAUSED,
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
