package io.handshake.lead.lifecycle;

import io.handshake.lead.funnel.Funnel;
import io.handshake.lead.funnel.Trip;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One pass of a lead while somebody decides about it. */
final class Pass {
    final Funnel funnel;
    final Instant openedAt;
    final boolean fresh;
    final Entered entered;
    Trip trip;
    boolean changed;

    @Nullable
    Instant closedAt;

    @Nullable
    String reason;

    @Nullable
    String closedBy;

    @Nullable
    String closedActor;

    @Nullable
    String note;

    Pass(Funnel funnel, Trip trip, Instant openedAt, boolean fresh) {
        this.funnel = funnel;
        this.trip = trip;
        this.openedAt = openedAt;
        this.fresh = fresh;
        entered = new Entered(funnel.position(funnel.entry().key()));
    }
}
