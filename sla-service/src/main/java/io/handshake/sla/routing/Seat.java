package io.handshake.sla.routing;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;

/** A rep while hand-offs are given out: what is left and when the last one came. */
final class Seat {
    private static final Comparator<UUID> BY_ID = Comparator.comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    static final Comparator<Seat> PREFERENCE = Comparator.comparing((Seat seat) -> seat.presence)
            .thenComparing(
                    Comparator.comparingInt((Seat seat) -> seat.remaining).reversed())
            .thenComparing(seat -> seat.lastOfferedAt)
            .thenComparing(seat -> seat.rep, BY_ID);

    final UUID rep;
    final Duty duty;
    final Presence presence;
    int remaining;
    private Instant lastOfferedAt;

    Seat(Candidate candidate) {
        rep = candidate.rep();
        duty = candidate.duty();
        presence = candidate.presence();
        remaining = candidate.remaining();
        Instant last = candidate.lastOfferedAt();
        lastOfferedAt = last == null ? Instant.MIN : last;
    }

    boolean isHere() {
        return presence == Presence.AT_WORK || presence == Presence.OFF_HOURS;
    }

    boolean isFree() {
        return isHere() && remaining > 0;
    }

    boolean canTake(Wish wish) {
        return isFree() && duty.serves(wish.side()) && !wish.hadBefore().contains(rep);
    }

    boolean owns(Wish wish) {
        String owner = wish.prospect().accountOwner();
        return owner != null && (owner.equals(duty.userSub()) || owner.equals(rep.toString()));
    }

    boolean hasSkills(Set<String> skills) {
        return duty.skills().containsAll(skills);
    }

    void take(Instant now) {
        remaining--;
        lastOfferedAt = now;
    }

    /** Why this one came behind another that could take it just as well. */
    Why behind(Seat best) {
        if (presence != best.presence) {
            return Why.OFF_HOURS;
        }
        if (remaining != best.remaining) {
            return Why.LESS_CAPACITY;
        }
        return lastOfferedAt.equals(best.lastOfferedAt) ? Why.LATER_ID : Why.MORE_RECENT;
    }
}
