package io.handshake.scoring.score;

import io.handshake.scoring.rule.Counting.Each;
import io.handshake.scoring.rule.Counting.Once;
import io.handshake.scoring.rule.IntentRule;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one rule gives, kept up to date while time passes and activities come in order; always exact.
 *
 * <p>Only rules that stop counting activities keep when each happened. Of a great many within a window, a tally that is written
 * down keeps the oldest, which end next, and the newest, which end last, and of those between how many they are.
 */
final class Tally {
    static final long NEVER = Long.MAX_VALUE;

    /** How many of the oldest, and of the newest, are written down. */
    static final int KEPT = 500;

    private final IntentRule rule;
    private final int most;
    private final long within;
    private final @Nullable Fading fading;
    private final @Nullable Ceiling ceiling;
    private final Instants oldest = new Instants();
    private long between;
    private final Instants newest = new Instants();
    private long number;

    Tally(IntentRule rule) {
        this.rule = rule;
        this.most = switch (rule.counting()) {
            case Each(int atMost) -> atMost;
            case Once(int atLeast) -> atLeast;
        };
        this.within = rule.within() == null ? NEVER : Points.micros(rule.within());
        this.fading = rule.halfLife() == null || rule.counting() instanceof Once ? null : new Fading(rule.halfLife());
        this.ceiling = fading == null ? null : new Ceiling(Objects.requireNonNull(rule.halfLife()));
    }

    /** Time passes: the oldest activities stop counting. */
    void reach(long now) {
        if (between > 0 && endOf(newest) <= now) {
            forgetAllBut(newest);
        }
        while (nextEnd() <= now) {
            drop();
        }
    }

    void add(long occurred) {
        number++;
        if (fading != null && ceiling != null) {
            fading.add(rule.points(), occurred);
            ceiling.add(rule.points(), occurred);
        }
        if (within != NEVER || most != Integer.MAX_VALUE) {
            newest.addLast(occurred);
        }
        if (number > most) {
            drop();
        }
    }

    /** When the oldest activity that counts will stop counting. */
    long nextEnd() {
        if (within == NEVER || number == 0) {
            return NEVER;
        }
        if (oldest.isEmpty() && between > 0) {
            throw new EarlierNeeded();
        }
        return endOf(oldest.isEmpty() ? newest : oldest);
    }

    /** Whether it is not known when each of those that count will stop counting. */
    boolean hides() {
        return between > 0;
    }

    /** When all of which that is not known have stopped counting. */
    long endOfHidden() {
        return between > 0 ? endOf(newest) : Long.MIN_VALUE;
    }

    private long endOf(Instants activities) {
        return activities.getFirst() + within;
    }

    private void drop() {
        long first = oldest.isEmpty() ? newest.removeFirst() : oldest.removeFirst();
        number--;
        if (fading != null) {
            fading.removeFirst(rule.points(), first);
        }
    }

    private void forgetAllBut(Instants those) {
        // adding up anew gives the same sum as taking away
        oldest.clear();
        between = 0;
        number = those.size();
        if (fading != null) {
            fading.clear();
            for (int i = 0; i < those.size(); i++) {
                fading.add(rule.points(), those.get(i));
            }
        }
    }

    /** Billionths at an instant not before the last one reached, if the same activities still count then. */
    long points(long later) {
        if (rule.counting() instanceof Once) {
            return number < most ? 0 : Points.faded(rule.points(), later - newest.getLast(), rule.halfLife());
        }
        return fading == null ? Math.multiplyExact(rule.points() * Points.ONE, number) : fading.at(later);
    }

    /** No less than the points at the instant reached or later, as long as nothing is added; takes no power. */
    long ceiling() {
        if (rule.counting() instanceof Once) {
            return number < most ? 0 : Math.max(0, rule.points()) * Points.ONE;
        }
        if (ceiling != null) {
            return ceiling.points();
        }
        return within == NEVER || rule.points() > 0 ? points(Long.MIN_VALUE) : 0;
    }

    /** Time has passed since something was added. */
    void fadeCeiling(long at) {
        if (ceiling != null) {
            ceiling.reach(at);
        }
    }

    /** Looks exactly, so that the ceiling is what the points at an instant are. */
    void lowerCeiling(long at) {
        if (fading != null && ceiling != null) {
            ceiling.set(fading.at(at), at);
        }
    }

    /** The same of points against the lead, or more: by then all that can end may have ended. */
    long leastAgainst(long later) {
        return within == NEVER ? points(later) : 0;
    }

    void write(DataOutput to) throws IOException {
        hide();
        to.writeLong(number);
        to.writeLong(between);
        write(to, oldest);
        write(to, newest);
        if (fading != null) {
            fading.write(to);
        }
    }

    void read(DataInput from) throws IOException {
        number = from.readLong();
        between = from.readLong();
        read(from, oldest);
        read(from, newest);
        if (fading != null && ceiling != null) {
            fading.read(from, number);
            ceiling.forget();
        }
    }

    private void hide() {
        if (most != Integer.MAX_VALUE || newest.size() + (between > 0 ? 0 : oldest.size()) <= 2 * KEPT) {
            return;
        }
        while (between == 0 && oldest.size() < KEPT) {
            oldest.addLast(newest.removeFirst());
        }
        while (newest.size() > KEPT) {
            newest.removeFirst();
            between++;
        }
    }

    private static void write(DataOutput to, Instants instants) throws IOException {
        to.writeInt(instants.size());
        for (int i = 0; i < instants.size(); i++) {
            to.writeLong(instants.get(i));
        }
    }

    private static void read(DataInput from, Instants instants) throws IOException {
        for (int left = from.readInt(); left > 0; left--) {
            instants.addLast(from.readLong());
        }
    }
}
