package io.handshake.sla.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a clock waits for. */
public enum ClockKind {
    /** The answer to one offer. */
    ACCEPT,
    /** That whoever accepted gets in touch with the lead. */
    FIRST_TOUCH,
    /** That somebody gets in touch with the lead, counted from when it was to be handed over. */
    WORK_BY;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static ClockKind of(String wireName) {
        return find(wireName).orElseThrow(() -> new IllegalArgumentException(wireName));
    }

    public static Optional<ClockKind> find(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }
}
