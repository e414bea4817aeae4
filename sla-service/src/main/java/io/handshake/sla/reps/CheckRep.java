package io.handshake.sla.reps;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;

import io.handshake.chassis.problem.FieldError;
import io.handshake.sla.calendars.Calendars;
import io.handshake.sla.routing.Capacity;
import io.handshake.sla.routing.Period;
import io.handshake.sla.teams.Teams;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses what a rep cannot be like. */
@ApplicationScoped
class CheckRep {
    private final Teams teams;
    private final Calendars calendars;
    private final InstantSource clock;

    CheckRep(Teams teams, Calendars calendars, InstantSource clock) {
        this.teams = teams;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The capacity of a new rep. */
    Capacity require(NewRep told) {
        List<FieldError> faults = faults(told.team(), told.calendar());
        Optional<Capacity> capacity = capacity(told.weeklyCapacity(), told.capacity(), faults);
        if (capacity.isEmpty()) {
            faults.add(FieldError.at("/weeklyCapacity", "is needed, or capacity with the period it is counted by"));
        }
        refuse(faults);
        return capacity.orElseThrow();
    }

    /** The capacity that a change tells, if any. */
    Optional<Capacity> require(RepChange told) {
        List<FieldError> faults = faults(told.team(), told.calendar());
        Optional<Capacity> capacity = capacity(told.weeklyCapacity(), told.capacity(), faults);
        told.contradictions().forEach(faults::add);
        refuse(faults);
        return capacity;
    }

    private static Optional<Capacity> capacity(
            @Nullable Integer weekly, @Nullable RepCapacity capacity, List<FieldError> faults) {
        if (weekly != null && capacity != null) {
            faults.add(FieldError.at("/capacity", "says the same as weeklyCapacity; tell one of them"));
        }
        return capacity != null
                ? Optional.of(capacity.capacity())
                : Optional.ofNullable(weekly).map(count -> new Capacity(count, Period.WEEK));
    }

    private List<FieldError> faults(@Nullable String team, @Nullable String calendar) {
        List<FieldError> faults = new ArrayList<>();
        if (team != null && !teams.exists(team)) {
            faults.add(FieldError.at("/team", "there is no such team; write it first"));
        }
        if (calendar != null && calendars.inForce(calendar, clock.instant()).isEmpty()) {
            faults.add(FieldError.at("/calendar", "must be the key of a calendar whose time has come"));
        }
        return faults;
    }

    private static void refuse(List<FieldError> faults) {
        if (!faults.isEmpty()) {
            throw INVALID_CONTENT.because("the rep cannot be so", faults);
        }
    }
}
