package io.handshake.reporting.handshake;

import java.util.Locale;
import java.util.Set;

/** What the hand-offs of a report can be divided by. */
enum GroupBy {
    REP,
    SOURCE,
    SEGMENT,
    REGION,
    CHANNEL;

    static GroupBy of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column to group by. */
    String key() {
        return this == REP ? "c.rep::text" : "l." + wireName();
    }

    String title() {
        return this == REP ? "r.name" : "null::text";
    }

    /** The feeds that a report divided so is made of. */
    Set<String> feeds() {
        return this == REP ? Set.of("sla") : Set.of("sla", "lead");
    }
}
