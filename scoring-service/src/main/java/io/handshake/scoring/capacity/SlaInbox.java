package io.handshake.scoring.capacity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import io.handshake.scoring.capacity.Refusals.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows sla-service for what its reps can take, and for what they turned down. */
@ApplicationScoped
class SlaInbox implements Inbox {
    private final Capacity capacity;
    private final Refusals refusals;

    SlaInbox(Capacity capacity, Refusals refusals) {
        this.capacity = capacity;
        this.refusals = refusals;
    }

    /** What is read of rep-registered and rep-changed. */
    record RepTold(
            UUID rep,
            int weeklyCapacity,
            boolean active,
            @Nullable String side) {
        RepTold {
            Objects.requireNonNull(rep, "rep");
        }
    }

    /** What is read of hand-offs that were turned down; another may get one whose refusal is not {@code final}. */
    private record Decided(
            UUID lead, int pass, @JsonProperty("final") boolean last) {
        Decided {
            Objects.requireNonNull(lead, "lead");
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
        refusals.keep(events.stream().flatMap(SlaInbox::refused).toList());
    }

    /** A hand-off that nobody answered is recycled, which is no word of sales. */
    private static Stream<Refused> refused(FeedEvent event) {
        return switch (event.type()) {
            case "handoff-rejected", "handoff-acceptance-reversed" ->
                event.as(Decided.class).last() ? Stream.of(refusal(event)) : Stream.empty();
            case "handoff-disqualified", "handoff-returned" -> Stream.of(refusal(event));
            default -> Stream.empty();
        };
    }

    private static Refused refusal(FeedEvent event) {
        Decided decided = event.as(Decided.class);
        return new Refused(decided.lead(), decided.pass(), event.recordedAt());
    }

    @Override
    public void forget() {
        capacity.forget();
        refusals.forget();
    }
}
