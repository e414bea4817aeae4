package io.handshake.reporting.facts;

import io.handshake.chassis.inbox.FeedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a page of sla-service's feed says of touches, of clocks that are not about one offer, and of disputes. */
final class WorkFacts {

    record Touch(UUID id, UUID handoff, Instant at, Instant recordedAt) {}

    record Clock(
            UUID id,
            UUID handoff,
            String kind,
            String outcome,
            @Nullable Instant stoppedAt,
            @Nullable Long elapsed) {

        /** The latest word counts; a breach is told before it is known when the clock stops. */
        Clock then(Clock later) {
            return new Clock(
                    id,
                    handoff,
                    kind,
                    later.outcome,
                    later.stoppedAt == null ? stoppedAt : later.stoppedAt,
                    later.elapsed == null ? elapsed : later.elapsed);
        }
    }

    record Settlement(UUID dispute, UUID handoff, String outcome, Instant at) {}

    private record Touched(UUID handoff, UUID touch) {}

    private record ClockTold(
            UUID handoff,
            @Nullable UUID offer,
            UUID clock,
            String kind,
            @Nullable String outcome,
            @Nullable Instant stoppedAt,
            @Nullable Long elapsedSeconds) {}

    private record Settled(UUID dispute, UUID handoff, String outcome) {}

    final Map<UUID, Touch> touches = new LinkedHashMap<>();
    final Map<UUID, Clock> clocks = new LinkedHashMap<>();
    final Map<UUID, Settlement> settlements = new LinkedHashMap<>();

    void add(FeedEvent event) {
        switch (event.type()) {
            case "handoff-touched" -> touched(event, event.as(Touched.class));
            case "clock-breached" -> clock(event.as(ClockTold.class), "breached");
            case "clock-breach-retracted" -> clock(event.as(ClockTold.class), "met");
            case "clock-stopped" -> {
                ClockTold told = event.as(ClockTold.class);
                clock(told, told.outcome());
            }
            case "dispute-settled" -> {
                Settled told = event.as(Settled.class);
                settlements.put(
                        told.dispute(),
                        new Settlement(told.dispute(), told.handoff(), told.outcome(), event.recordedAt()));
            }
            default -> {
                // of hand-offs, offers and reps, or in no report
            }
        }
    }

    /** Nobody got in touch later than that was recorded, whatever clock was looked at. */
    private void touched(FeedEvent event, Touched told) {
        Instant recorded = event.recordedAt();
        Instant at = event.occurredAt().isAfter(recorded) ? recorded : event.occurredAt();
        touches.put(told.touch(), new Touch(told.touch(), told.handoff(), at, recorded));
    }

    private void clock(ClockTold told, @Nullable String outcome) {
        if (told.offer() == null && outcome != null) {
            Clock clock = new Clock(
                    told.clock(), told.handoff(), told.kind(), outcome, told.stoppedAt(), told.elapsedSeconds());
            clocks.merge(clock.id(), clock, Clock::then);
        }
    }
}
