package io.handshake.sla.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The stretches of time in which the clocks of a zone keep one distance from UTC. */
final class Stretches {
    private final long[] begins;
    private final int[] offsets;

    private Stretches(List<Long> begins, List<Integer> offsets) {
        this.begins = begins.stream().mapToLong(Long::longValue).toArray();
        this.offsets = offsets.stream().mapToInt(Integer::intValue).toArray();
    }

    static Stretches of(ZoneId zone, Instant first, Instant end) {
        ZoneRules rules = zone.getRules();
        List<Long> begins = new ArrayList<>(List.of(first.getEpochSecond()));
        List<Integer> offsets = new ArrayList<>(List.of(rules.getOffset(first).getTotalSeconds()));
        for (ZoneOffsetTransition next = rules.nextTransition(first);
                next != null && next.getInstant().isBefore(end);
                next = rules.nextTransition(next.getInstant())) {
            begins.add(next.toEpochSecond());
            offsets.add(next.getOffsetAfter().getTotalSeconds());
        }
        return new Stretches(begins, offsets);
    }

    int count() {
        return begins.length;
    }

    /** The stretch that a second lies in. */
    int at(long epochSecond) {
        int found = Arrays.binarySearch(begins, epochSecond);
        return found >= 0 ? found : -found - 2;
    }

    long begin(int stretch) {
        return begins[stretch];
    }

    /** Seconds that local time is ahead of UTC. */
    int offset(int stretch) {
        return offsets[stretch];
    }
}
