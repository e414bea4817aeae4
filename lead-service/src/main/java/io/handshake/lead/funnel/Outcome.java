package io.handshake.lead.funnel;

import java.util.Locale;
import java.util.Set;

/** How a pass ended. */
public enum Outcome {
    WON,
    LOST,
    RECYCLED,
    DISQUALIFIED;

    private static final Set<String> DISQUALIFYING =
            Set.of("job-seeker", "existing-customer", "duplicate", "bad-contact-data");

    /** What becomes of a lead that sales turned down for this reason: back to marketing, or out. */
    public static Outcome ofRejection(String reason) {
        return DISQUALIFYING.contains(reason) ? DISQUALIFIED : RECYCLED;
    }

    /** The word for it in answers, events and tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Outcome of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
