package io.handshake.sla.calendar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which seconds of a local day count. */
final class DayHours {
    private final int[] begins;
    private final int[] ends;

    private DayHours(List<Span> sorted) {
        begins = sorted.stream().mapToInt(Span::begin).toArray();
        ends = sorted.stream().mapToInt(Span::end).toArray();
    }

    private record Span(int begin, int end) {}

    /** The hours of a day, with what the day before runs over into it. */
    static DayHours of(List<Interval> own, List<Interval> dayBefore) {
        List<Span> spans = new ArrayList<>();
        own.forEach(hours -> spans.add(new Span(hours.begin(), Math.min(hours.end(), Interval.DAY))));
        dayBefore.stream()
                .filter(hours -> hours.end() > Interval.DAY)
                .forEach(hours -> spans.add(new Span(0, hours.end() - Interval.DAY)));
        spans.sort(Comparator.comparingInt(Span::begin));
        List<Span> united = new ArrayList<>();
        for (Span span : spans) {
            if (!united.isEmpty() && span.begin() <= united.getLast().end()) {
                Span last = united.removeLast();
                united.add(new Span(last.begin(), Math.max(last.end(), span.end())));
            } else {
                united.add(span);
            }
        }
        return new DayHours(united);
    }

    /** How many seconds count before this one. */
    int before(int second) {
        int counted = 0;
        for (int i = 0; i < begins.length && begins[i] < second; i++) {
            counted += Math.min(ends[i], second) - begins[i];
        }
        return counted;
    }

    int total() {
        return before(Interval.DAY);
    }

    boolean counts(int second) {
        return before(second + 1) > before(second);
    }

    /** The seconds at which it may change whether they count. */
    IntStream bounds() {
        return IntStream.concat(IntStream.of(begins), IntStream.of(ends));
    }
}
