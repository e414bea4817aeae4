package io.handshake.sla.routing;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The search for one hand-off's rep: who was asked in which order, whom it found, and what stood against everybody else. */
final class Search {
    private final List<Seat> seats;
    private final Atlas atlas;
    private final Wish wish;
    private final List<Atlas.Step> steps;
    private @Nullable Seat best;
    private String reason = Route.ANY;
    private Set<String> skills = Set.of();
    private int asked;

    Search(List<Seat> seats, Atlas atlas, Wish wish) {
        this.seats = seats;
        this.atlas = atlas;
        this.wish = wish;
        steps = atlas.stepsFor(wish.prospect());
        best = pick(seat -> seat.owns(wish));
        if (best != null) {
            reason = Route.OWNER;
        } else if (steps.isEmpty()) {
            best = pick(seat -> !atlas.keeps(seat.duty.team()));
        } else {
            askTerritories();
        }
    }

    @Nullable
    Seat best() {
        return best;
    }

    String reason() {
        return reason;
    }

    private void askTerritories() {
        while (best == null && asked < steps.size()) {
            Atlas.Step step = steps.get(asked++);
            skills = step.skills();
            reason = Route.territory(step.territory());
            best = pick(seat -> isOf(step, seat) && seat.hasSkills(step.skills()));
        }
    }

    private @Nullable Seat pick(Predicate<Seat> among) {
        return seats.stream()
                .filter(seat -> seat.canTake(wish))
                .filter(among)
                .min(Seat.PREFERENCE)
                .orElse(null);
    }

    /** Every rep but the best has one reason, the first that applies. */
    Why why(Seat seat) {
        if (seat.presence == Presence.LEFT) {
            return Why.INACTIVE;
        }
        if (!seat.duty.serves(wish.side())) {
            return Why.OTHER_SIDE;
        }
        if (wish.hadBefore().contains(seat.rep)) {
            return Why.HAD_IT;
        }
        if (seat.presence == Presence.ABSENT) {
            return Why.ABSENT;
        }
        Seat found = best;
        if (found != null && reason.equals(Route.OWNER)) {
            return Why.NOT_OWNER;
        }
        if (!isInReach(seat)) {
            return Why.OUTSIDE;
        }
        if (!seat.hasSkills(skillsAskedOf(seat))) {
            return Why.NO_SKILL;
        }
        return found == null || seat.remaining <= 0 ? Why.NO_CAPACITY : seat.behind(found);
    }

    /** What is missing: the first that would have to change. */
    Route.Lack lack() {
        List<Seat> serving = seats.stream()
                .filter(seat -> seat.presence != Presence.LEFT && seat.duty.serves(wish.side()))
                .toList();
        if (serving.isEmpty()) {
            return Route.Lack.NO_REP;
        }
        List<Seat> near = serving.stream().filter(this::isInReach).toList();
        if (near.isEmpty()) {
            return Route.Lack.NO_REP_IN_TERRITORY;
        }
        List<Seat> able = near.stream()
                .filter(seat -> seat.hasSkills(skillsAskedOf(seat)))
                .toList();
        if (able.isEmpty()) {
            return Route.Lack.NO_SKILL;
        }
        if (able.stream().noneMatch(Seat::isHere)) {
            return Route.Lack.ALL_ABSENT;
        }
        return able.stream().anyMatch(Seat::isFree) ? Route.Lack.ALL_HAD_IT : Route.Lack.NO_CAPACITY;
    }

    /** Whether the rep is of a team that was asked before somebody was found. */
    private boolean isInReach(Seat seat) {
        return steps.isEmpty()
                ? !atlas.keeps(seat.duty.team())
                : steps.subList(0, asked).stream().anyMatch(step -> isOf(step, seat));
    }

    private Set<String> skillsAskedOf(Seat seat) {
        return steps.subList(0, asked).stream()
                .filter(step -> isOf(step, seat))
                .findFirst()
                .map(Atlas.Step::skills)
                .orElse(skills);
    }

    private static boolean isOf(Atlas.Step step, Seat seat) {
        return step.team() != null && step.team().equals(seat.duty.team());
    }
}
