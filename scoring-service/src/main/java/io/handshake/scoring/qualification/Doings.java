package io.handshake.scoring.qualification;

import io.handshake.scoring.qualification.Activities.Done;
import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.score.Deeds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.RandomAccess;
import java.util.UUID;
import java.util.stream.IntStream;

/** What one lead did, oldest first, and when each of it was recorded; made as it is looked at, like the activities. */
final class Doings extends AbstractList<Done> implements RandomAccess {
    private final UUID lead;
    private final Deeds deeds;
    private final long[] recorded;
    private final BitSet late;

    private Doings(UUID lead, Deeds deeds, long[] recorded, BitSet late) {
        this.lead = lead;
        this.deeds = deeds;
        this.recorded = recorded;
        this.late = late;
    }

    static Doings none(UUID lead) {
        return new Builder(lead).built();
    }

    /** Takes what was done in its order. */
    static final class Builder {
        private final UUID lead;
        private final Deeds.Builder deeds = new Deeds.Builder();
        private final BitSet late = new BitSet();
        private long[] recorded = new long[4];

        Builder(UUID lead) {
            this.lead = lead;
        }

        void add(Activity activity, Instant recordedAt, boolean isLate) {
            int at = deeds.size();
            if (at == recorded.length) {
                recorded = Arrays.copyOf(recorded, at + at / 2);
            }
            recorded[at] = ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt);
            late.set(at, isLate);
            deeds.add(activity);
        }

        Doings built() {
            return new Doings(lead, deeds.built(), Arrays.copyOf(recorded, deeds.size()), late);
        }
    }

    @Override
    public Done get(int index) {
        return new Done(lead, deeds.get(index), recordedAt(index), late.get(index));
    }

    @Override
    public int size() {
        return recorded.length;
    }

    Deeds deeds() {
        return deeds;
    }

    Instant recordedAt(int index) {
        return Instant.EPOCH.plus(recorded[index], ChronoUnit.MICROS);
    }

    /** In microseconds. */
    long recorded(int index) {
        return recorded[index];
    }

    /** Places in the order in which it was recorded. */
    int[] asRecorded() {
        return IntStream.range(0, recorded.length)
                .boxed()
                .sorted(Comparator.comparingLong(index -> recorded[index]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
