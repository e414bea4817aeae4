package io.handshake.lead.lifecycle;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose a lead is: the rep's to whom a hand-off gave it last, whatever the order in which hand-offs are heard of.
 *
 * @param handoff through which hand-off; null where that was not noted, and while it is nobody's
 * @param since when a hand-off gave the lead last, also one that has been taken back; null where that was not noted
 */
record Owned(
        @Nullable UUID rep,
        @Nullable UUID handoff,
        @Nullable Instant since) {

    Owned after(OwnerTold told) {
        if (told.from() == null) {
            return isLater(told) ? new Owned(told.to(), told.handoff(), told.at()) : this;
        }
        if (!isThrough(told.handoff(), told.from())) {
            return this;
        }
        return told.to() == null ? new Owned(null, null, since) : new Owned(told.to(), told.handoff(), since);
    }

    /** Of two that gave it at the same instant the one with the higher id counts, as instants have an end to their precision. */
    private boolean isLater(OwnerTold told) {
        if (since == null) {
            return true;
        }
        int order = told.at().compareTo(since);
        return order == 0 ? handoff == null || handoff.compareTo(told.handoff()) <= 0 : order > 0;
    }

    private boolean isThrough(UUID told, UUID from) {
        return handoff == null ? from.equals(rep) : handoff.equals(told);
    }
}
