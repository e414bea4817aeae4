package io.handshake.sla.disputes;

import java.util.Locale;

/** Who speaks in a dispute. */
enum Side {
    MARKETING,
    SALES;

    /** Also the role its people have. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Side of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    Side other() {
        return this == MARKETING ? SALES : MARKETING;
    }
}
