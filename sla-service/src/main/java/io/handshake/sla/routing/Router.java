package io.handshake.sla.routing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Routes one hand-off after the other among the same reps and remembers what it has given out.
 *
 * <p>The owner of the account goes first, then the team of the lead's best territory, then those above it. A lead outside all
 * territories is for the reps that are kept for none. Among equals: at work before off hours, the largest remaining capacity,
 * the longest time since the last assignment, the id.
 */
public final class Router {

    private final List<Seat> seats;
    private final Atlas atlas;
    private @Nullable UUID openings;

    public Router(List<Candidate> candidates, Atlas atlas) {
        seats = candidates.stream().map(Seat::new).toList();
        this.atlas = atlas;
    }

    /** Whether anybody can still take something. */
    public boolean isOpen() {
        return seats.stream().anyMatch(Seat::isFree);
    }

    /**
     * Another value whenever a hand-off that found nobody might find somebody, or nobody for another reason: other reps who are
     * there or free, or other territories.
     */
    public UUID openings() {
        UUID known = openings;
        if (known == null) {
            String there = seats.stream()
                    .filter(seat -> seat.presence != Presence.LEFT)
                    .map(seat -> seat.rep + " " + seat.duty + " " + seat.isHere() + " " + seat.isFree())
                    .sorted()
                    .collect(Collectors.joining("\n"));
            known = UUID.nameUUIDFromBytes((there + "\n" + atlas).getBytes(StandardCharsets.UTF_8));
            openings = known;
        }
        return known;
    }

    /** Decides on a hand-off, and takes it off the capacity of the rep who gets it. */
    public Route route(Wish wish, Instant now) {
        Search search = new Search(seats, atlas, wish);
        Seat best = search.best();
        if (best == null) {
            return new Route.Nobody(search.lack(), others(null, seat -> search.why(seat)));
        }
        List<PassedOver> others = others(best, seat -> search.why(seat));
        take(best, now);
        return new Route.To(best.rep, search.reason(), others);
    }

    /** Gives a hand-off to a rep that somebody chose, whatever the capacity. */
    public Route.To assign(UUID rep, Instant now) {
        Seat chosen =
                seats.stream().filter(seat -> seat.rep.equals(rep)).findFirst().orElseThrow();
        take(chosen, now);
        return new Route.To(rep, Route.ASSIGNED, others(chosen, seat -> switch (seat.presence) {
            case LEFT -> Why.INACTIVE;
            case ABSENT -> Why.ABSENT;
            case AT_WORK, OFF_HOURS -> Why.NOT_CHOSEN;
        }));
    }

    private void take(Seat seat, Instant now) {
        seat.take(now);
        if (seat.remaining <= 0) {
            openings = null;
        }
    }

    private List<PassedOver> others(@Nullable Seat best, Function<Seat, Why> why) {
        List<PassedOver> others = new ArrayList<>(seats.size());
        for (Seat seat : seats) {
            if (seat != best) {
                others.add(new PassedOver(seat.rep, why.apply(seat)));
            }
        }
        return others;
    }
}
