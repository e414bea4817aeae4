package io.handshake.lead.intake;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of the visitor named with a lead. */
enum Visitor {
    JOINED,
    ALREADY_JOINED,
    WITH_ANOTHER_LEAD;

    static @Nullable String word(@Nullable Visitor visitor) {
        return visitor == null ? null : visitor.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
