package io.handshake.sla.notifications;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What people are told of. */
public enum NoticeKind {
    /** A hand-off was put before somebody, or into their hands. */
    OFFERED,
    /** A hand-off was taken from somebody who had it or to whom it was offered. */
    TAKEN_AWAY,
    /** A share of the time of a clock is used up. */
    WARNED,
    /** The time of a clock is over. */
    BREACHED,
    /** It has been over for so long that somebody else is told. */
    ESCALATED,
    /** A hand-off has waited for a rep for longer than it should. */
    UNROUTED_TOO_LONG;

    static final String NAMES = "offered, taken-away, warned, breached, escalated or unrouted-too-long";
    static final String PATTERN = "^(offered|taken-away|warned|breached|escalated|unrouted-too-long)$";

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> wireNames() {
        return Arrays.stream(values()).map(NoticeKind::wireName).toList();
    }
}
