package io.handshake.lead.lifecycle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose a lead is.
 *
 * @param handoff through which hand-off; null where that was not noted, and while it is nobody's
 */
record Owned(@Nullable UUID rep, @Nullable UUID handoff) {
    private static final Owned BY_NOBODY = new Owned(null, null);

    Owned after(OwnerTold told) {
        if (told.from() != null && !isThrough(told.handoff(), told.from())) {
            return this;
        }
        return told.to() == null ? BY_NOBODY : new Owned(told.to(), told.handoff());
    }

    private boolean isThrough(UUID told, UUID from) {
        return handoff == null ? from.equals(rep) : handoff.equals(told);
    }
}
