package io.handshake.sla.clock;

import io.handshake.sla.calendar.Explanation;
import io.handshake.sla.calendar.Part;
import io.handshake.sla.calendar.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of a clock went: every interval from its start on, in order and without a gap.
 *
 * @param complete false when there were more intervals than wanted; the last one then ends before the time does
 */
public record Ledger(List<Entry> entries, boolean complete) {

    /** What became of a time. */
    public enum Kind {
        COUNTED,
        PAUSED,
        UNCOUNTED
    }

    /**
     * Time of one kind for one reason.
     *
     * @param about what the reason is about: the holiday, the reason of the pause, or by how much clocks were put forward
     */
    public record Entry(
            Instant from,
            Instant to,
            Kind kind,
            String reason,
            @Nullable String about) {

        private boolean goesOnAs(Entry next) {
            return kind == next.kind
                    && reason.equals(next.reason)
                    && Objects.equals(about, next.about)
                    && to.equals(next.from);
        }
    }

    static Ledger of(Explanation explained, List<Pause> pauses, List<Countdown.Excused> excused, int limit) {
        List<Entry> entries = new ArrayList<>();
        for (Part part : explained.parts()) {
            Instant at = part.from();
            if (at.equals(part.to())) {
                add(entries, entry(part, at, at, pauses, excused));
            }
            while (at.isBefore(part.to())) {
                Instant end = nextBound(at, part.to(), pauses, excused);
                add(entries, entry(part, at, end, pauses, excused));
                at = end;
            }
        }
        boolean all = entries.size() <= limit;
        return new Ledger(List.copyOf(all ? entries : entries.subList(0, limit)), all && explained.complete());
    }

    /** The time that counted, which is what the clock has used up. */
    public Duration counted() {
        return entries.stream()
                .filter(entry -> entry.kind() == Kind.COUNTED)
                .map(entry -> Duration.between(entry.from(), entry.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static void add(List<Entry> entries, Entry next) {
        if (!entries.isEmpty() && entries.getLast().goesOnAs(next)) {
            Entry last = entries.removeLast();
            entries.add(new Entry(last.from(), next.to(), last.kind(), last.reason(), last.about()));
        } else {
            entries.add(next);
        }
    }

    private static Instant nextBound(Instant at, Instant end, List<Pause> pauses, List<Countdown.Excused> excused) {
        return Stream.concat(
                        pauses.stream()
                                .flatMap(pause -> Stream.of(Optional.of(pause.from()), Optional.ofNullable(pause.to())))
                                .flatMap(Optional::stream),
                        excused.stream().flatMap(span -> Stream.of(span.from(), span.to())))
                .filter(bound -> bound.isAfter(at) && bound.isBefore(end))
                .min(Instant::compareTo)
                .orElse(end);
    }

    private static Entry entry(
            Part part, Instant from, Instant to, List<Pause> pauses, List<Countdown.Excused> excused) {
        if (!part.counts()) {
            return switch (part.reason()) {
                case Reason.OnHoliday(String title) -> new Entry(from, to, Kind.UNCOUNTED, "holiday", title);
                case Reason.ClockChange(Duration by) ->
                    new Entry(from, to, Kind.UNCOUNTED, "clock-change", by.toString());
                case Reason.OutsideHours() -> new Entry(from, to, Kind.UNCOUNTED, "outside-hours", null);
                case Reason.WithinHours() -> throw new IllegalStateException("what counts is told below");
            };
        }
        Optional<Pause> pause =
                pauses.stream().filter(told -> told.covers(from)).findFirst();
        if (pause.isEmpty()) {
            return new Entry(from, to, Kind.COUNTED, "within-hours", null);
        }
        boolean excuses = excused.stream().anyMatch(span -> !from.isBefore(span.from()) && from.isBefore(span.to()));
        return excuses
                ? new Entry(from, to, Kind.PAUSED, "paused", pause.get().reason())
                : new Entry(
                        from,
                        to,
                        Kind.COUNTED,
                        "pause-budget-used-up",
                        pause.get().reason());
    }
}
