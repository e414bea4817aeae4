package io.handshake.reporting.handshake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A hand-off that a test makes up step by step, and what became of it by an instant: every step is replayed up to then. */
final class HandoffHistory {

    /** What became of a hand-off. */
    record End(
            String state,
            boolean offered,
            boolean reversed,
            boolean overturned,
            String conclusion,
            @Nullable String rep,
            double took,
            long expired,
            Map<String, Long> refusals,
            Map<String, Long> kept,
            List<Double> sinceHandoff,
            List<Double> humanDelay,
            List<Double> byClock) {

        boolean is(String what) {
            return state.equals(what);
        }

        static End nothing() {
            return new End(
                    "", false, false, false, "", null, 0, 0, Map.of(), Map.of(), List.of(), List.of(), List.of());
        }
    }

    /** Where a replay stands. */
    private static final class Replay {
        String state = "pending";
        String conclusion = "open";
        boolean held;
        boolean reversed;
        boolean overturned;
        double took;
        long expired;
        final Map<String, Long> refusals = new TreeMap<>();
        final Map<String, Boolean> clocks = new HashMap<>();
        final List<Instant> touches = new ArrayList<>();
    }

    private record Step(Instant at, Consumer<Replay> what) {}

    private record FirstTouchClock(Instant stoppedAt, long elapsed) {}

    private final Random random;
    private final List<String> reps;
    private final Instant openedAt;
    private final HandoffStory story = new HandoffStory();
    private final List<Step> steps = new ArrayList<>();
    private final List<FirstTouchClock> firstTouchClocks = new ArrayList<>();
    private boolean waitsForTouch;
    private @Nullable Map<String, Object> settlement;
    private @Nullable Instant firstOfferedAt;
    private @Nullable String rep;
    private Instant now;
    private Instant offeredAt;

    private HandoffHistory(Random random, Instant openedAt, List<String> reps) {
        this.random = random;
        this.reps = reps;
        this.openedAt = openedAt;
        this.now = openedAt;
        this.offeredAt = openedAt;
    }

    static HandoffHistory random(Random random, Instant openedAt, List<String> reps) {
        HandoffHistory history = new HandoffHistory(random, openedAt, reps);
        history.story.opened(openedAt);
        history.waits(1 + random.nextInt(6));
        return history;
    }

    Instant openedAt() {
        return openedAt;
    }

    HandoffStory story() {
        return story;
    }

    Optional<Map<String, Object>> settlement() {
        return Optional.ofNullable(settlement);
    }

    End at(Instant until) {
        Replay then = new Replay();
        Replay last = new Replay();
        for (Step step : steps) {
            step.what().accept(last);
            if (!step.at().isAfter(until)) {
                step.what().accept(then);
            }
        }
        Map<String, Long> kept = new TreeMap<>();
        last.clocks.forEach(
                (clock, met) -> kept.merge(clock.split(" ")[0] + (met ? " met" : " breached"), 1L, Long::sum));
        Optional<Instant> touched = then.touches.stream().min(Instant::compareTo);
        return new End(
                then.state.equals("pending") && last.held ? "suppressed" : then.state,
                firstOfferedAt != null,
                then.reversed,
                then.state.equals("rejected") && then.overturned,
                then.conclusion,
                rep,
                then.took,
                then.expired,
                overturned(then),
                kept,
                touched.map(at -> seconds(openedAt, at)).stream().toList(),
                touched.map(at -> seconds(firstOfferedAt == null ? at : firstOfferedAt, at)).stream()
                        .toList(),
                touched.map(this::byClock).orElse(List.of()));
    }

    /** What the first touch stopped: the clock that was the next to stop. */
    private List<Double> byClock(Instant touched) {
        return firstTouchClocks.stream()
                .filter(clock -> !clock.stoppedAt().isBefore(touched))
                .min(Comparator.comparing(FirstTouchClock::stoppedAt))
                .map(clock -> List.of((double) clock.elapsed()))
                .orElse(List.of());
    }

    private static Map<String, Long> overturned(Replay then) {
        Map<String, Long> refusals = new TreeMap<>(then.refusals);
        if (then.overturned) {
            then.refusals.keySet().stream()
                    .filter(what -> what.endsWith(" ended"))
                    .forEach(what -> refusals.put(what.replace(" ended", " overturned"), 1L));
        }
        return refusals;
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / 1e9);
    }

    private void step(Consumer<Replay> what) {
        steps.add(new Step(now, what));
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private void pass() {
        now = now.plusNanos(1_000L * (1 + random.nextLong(3 * 86_400L * 1_000_000L)));
    }

    private void waits(int left) {
        pass();
        if (left == 0) {
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> suppress(left);
            case 1 -> ends("handoff-cancelled", "cancelled");
            default -> {
                rep = reps.get(random.nextInt(reps.size()));
                firstOfferedAt = firstOfferedAt == null ? now : firstOfferedAt;
                offeredAt = now;
                story.offered(now, rep);
                offered(left - 1);
            }
        }
    }

    private void suppress(int left) {
        story.then("handoff-suppressed", now);
        step(replay -> replay.held = true);
        pass();
        switch (random.nextInt(3)) {
            case 0 -> ends("handoff-cancelled", "cancelled");
            case 1 -> {
                story.then("handoff-released", now);
                step(replay -> replay.held = false);
                waits(left - 1 < 0 ? 0 : left - 1);
            }
            default -> {
                // it stays so
            }
        }
    }

    private void ends(String type, String state) {
        story.then(type, now);
        step(replay -> replay.state = state);
    }

    private void offered(int left) {
        String clock = "accept " + UUID.randomUUID();
        pass();
        boolean late = oneIn(3);
        if (late) {
            story.acceptBreached(now);
            step(replay -> replay.clocks.put(clock, false));
        }
        switch (random.nextInt(9)) {
            case 0 -> {
                // nobody answers
            }
            case 1 -> refused(clock, late, true, left);
            case 2 -> refused(clock, late, false, left);
            case 3 -> {
                story.withdrawn(now, "rep-inactive", late ? "breached" : "cancelled");
                waits(left);
            }
            case 4 -> expires(clock, left);
            case 5 -> ends("handoff-cancelled", "cancelled");
            default -> accept(clock, late, left);
        }
    }

    private void refused(String clock, boolean late, boolean last, int left) {
        String reason = last ? "no-need" : "rep-capacity";
        story.rejected(now, reason, last, late ? "breached" : "met");
        step(replay -> {
            replay.clocks.put(clock, !late);
            refuse(replay, reason, last);
        });
        afterRefusal(last, left);
    }

    private static void refuse(Replay replay, String reason, boolean last) {
        replay.refusals.merge(reason + (last ? " ended" : " passedOn"), 1L, Long::sum);
        replay.state = last ? "rejected" : "pending";
    }

    private void afterRefusal(boolean last, int left) {
        if (!last) {
            waits(left);
        } else if (oneIn(2)) {
            pass();
            boolean overturned = oneIn(2);
            settlement = story.settled(now, overturned ? "overturned" : "upheld");
            step(replay -> replay.overturned = overturned);
        }
    }

    private void expires(String clock, int left) {
        story.withdrawn(now, "expired", "breached");
        step(replay -> {
            replay.clocks.put(clock, false);
            replay.expired++;
        });
        if (oneIn(3)) {
            ends("handoff-recycled", "recycled");
        } else {
            waits(left);
        }
    }

    /** Under a calendar in which every hour counts the time is exact, else in whole seconds. */
    private void accept(String clock, boolean late, int left) {
        double plain = seconds(offeredAt, now);
        long whole = (long) plain;
        long elapsed = oneIn(2) ? whole : whole / 3;
        story.accepted(now, elapsed, late ? "breached" : "met");
        double took = elapsed == whole ? plain : elapsed;
        step(replay -> {
            replay.clocks.put(clock, !late);
            replay.state = "accepted";
            replay.took = took;
        });
        waitsForTouch = true;
        work(left);
    }

    private void work(int left) {
        while (oneIn(2)) {
            pass();
            switch (random.nextInt(4)) {
                case 0 -> {
                    rep = reps.get(random.nextInt(reps.size()));
                    story.reassigned(now, rep);
                }
                case 1 -> promise("work-by");
                default -> touch();
            }
        }
        pass();
        switch (random.nextInt(6)) {
            case 0 -> reverse(true, left);
            case 1 -> reverse(false, left);
            case 2 -> concludes("qualified");
            case 3 -> concludes("disqualified");
            case 4 -> concludes("returned");
            default -> {
                // it is still worked
            }
        }
    }

    private void touch() {
        Instant at = now.minusNanos(1_000L * random.nextLong(86_400L * 1_000_000L));
        story.touched(at, now);
        step(replay -> replay.touches.add(at));
        if (waitsForTouch) {
            waitsForTouch = false;
            promise("first-touch");
        }
    }

    /** A clock that ends as met, breached or cancelled, and sometimes is announced as breached first though it was kept. */
    private void promise(String kind) {
        String clock = UUID.randomUUID().toString();
        long elapsed = random.nextLong(100_000);
        boolean met = oneIn(2);
        if (!met || oneIn(2)) {
            story.clock("clock-breached", now, clock, kind);
        }
        if (met && oneIn(2)) {
            story.clock("clock-breach-retracted", now, clock, kind);
        }
        story.stopped(now, clock, kind, met ? "met" : "breached", elapsed);
        step(replay -> replay.clocks.put(kind + " " + clock, met));
        story.stopped(now, UUID.randomUUID().toString(), "outcome", "cancelled", elapsed);
        if (kind.equals("first-touch")) {
            firstTouchClocks.add(new FirstTouchClock(now, elapsed));
        }
    }

    private void reverse(boolean last, int left) {
        if (waitsForTouch && oneIn(2)) {
            promise("first-touch");
        }
        story.reversed(now, "bad-timing", last);
        step(replay -> {
            replay.reversed = true;
            refuse(replay, "bad-timing", last);
        });
        afterRefusal(last, left);
    }

    private void concludes(String conclusion) {
        story.then("handoff-" + conclusion, now);
        step(replay -> replay.conclusion = conclusion);
    }
}
