package io.handshake.sla.reps;

import io.handshake.sla.routing.Capacity;
import io.handshake.sla.routing.Period;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who follows up leads. */
@Entity
class Rep {
    @Id
    UUID id;

    @Version
    long version;

    String name;
    String userSub;
    int weeklyCapacity;

    @Nullable
    Integer monthlyCapacity;

    @Nullable
    String side;

    @Nullable
    String team;

    @Nullable
    String calendar;

    String[] skills;
    boolean active;
    Instant registeredAt;
    long eventSequence;

    /** What a change amounts to for the hand-offs; who moves to another place can take others. */
    enum Effect {
        NONE,
        NAME,
        LESS_CAPACITY,
        MORE_CAPACITY,
        LEFT
    }

    Effect change(RepChange told, Optional<Capacity> newCapacity) {
        String nameThen = told.name() == null ? name : told.name();
        Capacity capacityThen = newCapacity.orElse(capacity());
        boolean activeThen = told.active() == null ? active : told.active();
        Place placeThen = told.appliedTo(place());
        Effect effect = effect(nameThen, capacityThen, activeThen, placeThen);
        name = nameThen;
        weeklyCapacity = capacityThen.weekly();
        monthlyCapacity = capacityThen.period() == Period.MONTH ? capacityThen.count() : null;
        active = activeThen;
        side = placeThen.side();
        team = placeThen.team();
        calendar = placeThen.calendar();
        skills = placeThen.skills().toArray(String[]::new);
        return effect;
    }

    Capacity capacity() {
        Integer monthly = monthlyCapacity;
        return monthly == null ? new Capacity(weeklyCapacity, Period.WEEK) : new Capacity(monthly, Period.MONTH);
    }

    private Place place() {
        return new Place(side, team, calendar, List.of(skills));
    }

    private Effect effect(String nameThen, Capacity capacityThen, boolean activeThen, Place placeThen) {
        if (active && !activeThen) {
            return Effect.LEFT;
        }
        boolean moved = !placeThen.equals(place());
        if (activeThen && (!active || moved || isMore(capacityThen))) {
            return Effect.MORE_CAPACITY;
        }
        if (moved || !capacityThen.equals(capacity())) {
            return Effect.LESS_CAPACITY;
        }
        return nameThen.equals(name) ? Effect.NONE : Effect.NAME;
    }

    /** In another period there may be some left. */
    private boolean isMore(Capacity then) {
        return then.period() != capacity().period() || then.count() > capacity().count();
    }
}
