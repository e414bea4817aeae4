package io.handshake.scoring.capacity;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Follows sla-service for what its reps can take. */
@ApplicationScoped
class SlaInbox implements Inbox {
    private final Capacity capacity;

    SlaInbox(Capacity capacity) {
        this.capacity = capacity;
    }

    /** What is read of rep-registered and rep-changed. */
    record RepTold(UUID rep, int weeklyCapacity, boolean active) {
        RepTold {
            Objects.requireNonNull(rep, "rep");
        }
    }

    @Override
    public String feed() {
        return "sla";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        Map<UUID, RepTold> reps = new LinkedHashMap<>();
        for (FeedEvent event : events) {
            if (event.type().equals("rep-registered") || event.type().equals("rep-changed")) {
                RepTold told = event.as(RepTold.class);
                reps.put(told.rep(), told);
            }
        }
        capacity.keep(List.copyOf(reps.values()));
    }

    @Override
    public void forget() {
        capacity.forget();
    }
}
