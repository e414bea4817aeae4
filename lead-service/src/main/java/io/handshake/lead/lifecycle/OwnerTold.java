package io.handshake.lead.lifecycle;

import io.handshake.chassis.inbox.FeedEvent;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a hand-off says of whose its lead is. Words of one hand-off come in their order; those of different hand-offs come in any.
 *
 * @param from whom it takes the lead from, if it is that rep's through this hand-off; null when it is the rep's whoever had it
 * @param to whose it is from then on; null for nobody's
 * @param at when that happened
 */
record OwnerTold(
        UUID lead,
        UUID handoff,
        @Nullable UUID from,
        @Nullable UUID to,
        Instant at) {

    static Stream<OwnerTold> of(FeedEvent event) {
        return switch (event.type()) {
            case "handoff-accepted", "handoff-delivered" -> {
                HandoffDecided fact = event.as(HandoffDecided.class);
                yield fact.rep() == null
                        ? Stream.empty()
                        : Stream.of(new OwnerTold(fact.lead(), fact.handoff(), null, fact.rep(), event.occurredAt()));
            }
            case "handoff-reassigned" -> {
                HandoffReassigned fact = event.as(HandoffReassigned.class);
                yield Stream.of(
                        new OwnerTold(fact.lead(), fact.handoff(), fact.fromRep(), fact.rep(), event.occurredAt()));
            }
            case "handoff-acceptance-reversed" -> {
                HandoffDecided fact = event.as(HandoffDecided.class);
                yield fact.rep() == null
                        ? Stream.empty()
                        : Stream.of(new OwnerTold(fact.lead(), fact.handoff(), fact.rep(), null, event.occurredAt()));
            }
            default -> Stream.empty();
        };
    }
}
