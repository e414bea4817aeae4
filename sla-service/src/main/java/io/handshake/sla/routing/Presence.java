package io.handshake.sla.routing;

/** Where a rep is at the moment. */
public enum Presence {
    AT_WORK,
    OFF_HOURS,
    ABSENT,
    LEFT
}
