package io.handshake.scoring.score;

import io.handshake.scoring.rule.Activity;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a lead did, oldest first and each once, in some thirty bytes each: activities are made as they are looked at. */
public final class Deeds extends AbstractList<Activity> implements RandomAccess {
    private final Columns columns;

    private Deeds(Columns columns) {
        this.columns = columns;
    }

    private record Columns(long[] high, long[] low, long[] occurred, String[] types, Map<String, Object>[] properties) {
        Columns sized(int size) {
            return new Columns(
                    Arrays.copyOf(high, size),
                    Arrays.copyOf(low, size),
                    Arrays.copyOf(occurred, size),
                    Arrays.copyOf(types, size),
                    Arrays.copyOf(properties, size));
        }

        void copy(int from, Columns to, int at) {
            to.high[at] = high[from];
            to.low[at] = low[from];
            to.occurred[at] = occurred[from];
            to.types[at] = types[from];
            to.properties[at] = properties[from];
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        static Columns of(int size) {
            return new Columns(new long[size], new long[size], new long[size], new String[size], new Map[size]);
        }
    }

    /** Takes activities in their order; equal types and equal properties are kept once. */
    public static final class Builder {
        private final Map<Object, Object> known = new HashMap<>();
        private Columns columns = Columns.of(4);
        private int size;
        private @Nullable Activity last;

        public void add(Activity activity) {
            if (last != null && Activity.IN_TIME.compare(last, activity) >= 0) {
                throw new IllegalArgumentException("not in their order");
            }
            last = activity;
            if (size == columns.occurred.length) {
                columns = columns.sized(size + size / 2);
            }
            columns.high[size] = activity.id().getMostSignificantBits();
            columns.low[size] = activity.id().getLeastSignificantBits();
            columns.occurred[size] = Points.micros(activity.occurredAt());
            columns.types[size] = once(activity.type());
            columns.properties[size] = once(activity.properties());
            size++;
        }

        @SuppressWarnings("unchecked")
        private <T> T once(T value) {
            return (T) known.computeIfAbsent(value, it -> it);
        }

        public int size() {
            return size;
        }

        public Deeds built() {
            return new Deeds(columns.sized(size));
        }
    }

    @Override
    public Activity get(int index) {
        return new Activity(
                new UUID(columns.high[index], columns.low[index]),
                columns.types[index],
                Points.instant(columns.occurred[index]),
                columns.properties[index]);
    }

    @Override
    public int size() {
        return columns.occurred.length;
    }

    /** In microseconds. */
    public long occurred(int index) {
        return columns.occurred[index];
    }

    /** Those that are marked. */
    public Deeds only(BitSet marked) {
        Columns some = Columns.of(marked.cardinality());
        int at = 0;
        for (int i = marked.nextSetBit(0); i >= 0; i = marked.nextSetBit(i + 1)) {
            columns.copy(i, some, at++);
        }
        return new Deeds(some);
    }

    /** Of activities in their order those up to an instant. */
    static List<Activity> until(List<Activity> inTime, Instant instant) {
        int end = inTime.size();
        while (end > 0 && inTime.get(end - 1).occurredAt().isAfter(instant)) {
            end--;
        }
        return inTime instanceof Deeds deeds ? new Deeds(deeds.columns.sized(end)) : inTime.subList(0, end);
    }

    /** When each of some activities in their order happened, in microseconds. */
    static long[] occurred(List<Activity> inTime) {
        return inTime instanceof Deeds deeds
                ? deeds.columns.occurred
                : inTime.stream()
                        .mapToLong(activity -> Points.micros(activity.occurredAt()))
                        .toArray();
    }
}
