package io.handshake.sla.reps;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
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
    boolean active;
    Instant registeredAt;
    long eventSequence;

    /** What a change amounts to for the hand-offs. */
    enum Effect {
        NONE,
        NAME,
        LESS_CAPACITY,
        MORE_CAPACITY,
        LEFT
    }

    Effect change(@Nullable String newName, @Nullable Integer newCapacity, @Nullable Boolean newActive) {
        String nameThen = newName == null ? name : newName;
        int capacityThen = newCapacity == null ? weeklyCapacity : newCapacity;
        boolean activeThen = newActive == null ? active : newActive;
        Effect effect = effect(nameThen, capacityThen, activeThen);
        name = nameThen;
        weeklyCapacity = capacityThen;
        active = activeThen;
        return effect;
    }

    private Effect effect(String nameThen, int capacityThen, boolean activeThen) {
        if (active && !activeThen) {
            return Effect.LEFT;
        }
        if (activeThen && (!active || capacityThen > weeklyCapacity)) {
            return Effect.MORE_CAPACITY;
        }
        if (capacityThen != weeklyCapacity) {
            return Effect.LESS_CAPACITY;
        }
        return nameThen.equals(name) ? Effect.NONE : Effect.NAME;
    }
}
