package io.handshake.sla.policy;

import java.util.Locale;

/** What a clock waits for. */
public enum ClockKind {
    /** The answer to one offer. */
    ACCEPT,
    /** That whoever accepted gets in touch with the lead. */
    FIRST_TOUCH,
    /** That somebody gets in touch with the lead, counted from when it was to be handed over. */
    WORK_BY,
    /** That whoever accepted says what came of it. */
    OUTCOME;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static ClockKind of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
