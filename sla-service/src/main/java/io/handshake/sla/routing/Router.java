package io.handshake.sla.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Routes one hand-off after the other among the same reps: the largest remaining capacity of the week first, then the
 * longest time since the last assignment, then the id. It remembers what it has given out.
 */
public final class Router {

    private static final Comparator<UUID> BY_ID = Comparator.comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private static final Comparator<Seat> BY_REMAINING =
            Comparator.comparingInt((Seat seat) -> seat.remaining).reversed();

    private static final Comparator<Seat> BY_REST = Comparator.comparing((Seat seat) -> seat.lastOfferedAt);

    private static final Comparator<Seat> PREFERENCE =
            BY_REMAINING.thenComparing(BY_REST).thenComparing(seat -> seat.rep, BY_ID);

    private final List<Seat> seats = new ArrayList<>();

    public Router(List<Candidate> candidates) {
        candidates.forEach(candidate -> seats.add(new Seat(candidate)));
    }

    /** The reps who can still take something. */
    public List<UUID> withCapacity() {
        return seats.stream()
                .filter(seat -> seat.active && seat.remaining > 0)
                .map(seat -> seat.rep)
                .toList();
    }

    /** How many hand-offs all reps together can still take. */
    public long remaining() {
        return seats.stream()
                .filter(seat -> seat.active)
                .mapToLong(seat -> seat.remaining)
                .sum();
    }

    /** Decides on a hand-off that these reps have had before, and takes it off the capacity of the rep who gets it. */
    public Route route(Set<UUID> hadBefore, Instant now) {
        Seat best = seats.stream()
                .filter(seat -> seat.canTake(hadBefore))
                .min(PREFERENCE)
                .orElse(null);
        List<PassedOver> others = new ArrayList<>(seats.size());
        for (Seat seat : seats) {
            if (seat != best) {
                others.add(new PassedOver(seat.rep, seat.why(hadBefore, best)));
            }
        }
        if (best == null) {
            return new Route.Nobody(lack(), others);
        }
        best.take(now);
        return new Route.To(best.rep, others);
    }

    private Route.Lack lack() {
        if (seats.stream().noneMatch(seat -> seat.active)) {
            return Route.Lack.NO_REP;
        }
        return remaining() == 0 ? Route.Lack.NO_CAPACITY : Route.Lack.ALL_HAD_IT;
    }

    private static final class Seat {
        final UUID rep;
        final boolean active;
        int remaining;
        Instant lastOfferedAt;

        Seat(Candidate candidate) {
            rep = candidate.rep();
            active = candidate.active();
            remaining = Math.max(0, candidate.weeklyCapacity() - candidate.offeredThisWeek());
            Instant last = candidate.lastOfferedAt();
            lastOfferedAt = last == null ? Instant.MIN : last;
        }

        boolean canTake(Set<UUID> hadBefore) {
            return active && remaining > 0 && !hadBefore.contains(rep);
        }

        Why why(Set<UUID> hadBefore, @Nullable Seat best) {
            if (!active) {
                return Why.INACTIVE;
            }
            if (hadBefore.contains(rep)) {
                return Why.HAD_IT;
            }
            if (best == null || remaining == 0) {
                return Why.NO_CAPACITY;
            }
            if (remaining < best.remaining) {
                return Why.LESS_CAPACITY;
            }
            return lastOfferedAt.equals(best.lastOfferedAt) ? Why.LATER_ID : Why.MORE_RECENT;
        }

        void take(Instant now) {
            remaining--;
            lastOfferedAt = now;
        }
    }
}
