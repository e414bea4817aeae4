package io.handshake.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.sla.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PausedCountdownTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration DAY = Duration.ofHours(8);

    private static Countdown countdown(Duration target, Duration budget, Pause... pauses) {
        return new Countdown(MONDAY, target, Hours.NINE_TO_FIVE, List.of(pauses), budget);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-" + time + ":00Z");
    }

    @Test
    void aBreachByOneSecondIsABreach() {
        Countdown countdown = countdown(DAY.plusHours(1), Duration.ZERO);

        assertThat(countdown.dueAt()).isEqualTo(at("24T10:00"));
        assertThat(countdown.answeredAt(at("24T10:00"))).isEqualTo(ClockState.MET);
        assertThat(countdown.answeredAt(at("24T10:00").plusSeconds(1))).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void whatComesInTheNightAfterTheDueTimeKeepsThePromise() {
        Countdown countdown = countdown(DAY, Duration.ZERO);

        assertThat(countdown.dueAt()).isEqualTo(at("23T17:00"));
        assertThat(countdown.openAt(at("24T09:00"))).isEqualTo(ClockState.RUNNING);
        assertThat(countdown.openAt(at("24T09:00").plusSeconds(1))).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void aPauseWithinTheBudgetMovesTheDueTimeByItsWorkingTime() {
        Countdown countdown =
                countdown(Duration.ofHours(4), DAY, new Pause("buyer-away", at("23T11:00"), at("24T10:00")));

        assertThat(countdown.dueAt()).isEqualTo(at("24T12:00"));
        assertThat(countdown.elapsed(at("24T12:00"))).isEqualTo(Duration.ofHours(4));
        assertThat(countdown.openAt(at("23T12:00"))).isEqualTo(ClockState.PAUSED);
        assertThat(countdown.openAt(at("24T10:00"))).isEqualTo(ClockState.RUNNING);
    }

    @Test
    void whatGoesBeyondTheBudgetCounts() {
        Countdown countdown =
                countdown(Duration.ofHours(4), Duration.ofHours(1), new Pause("buyer-away", at("23T11:00"), null));

        assertThat(countdown.openAt(at("23T11:30"))).isEqualTo(ClockState.PAUSED);
        assertThat(countdown.openAt(at("23T12:00"))).isEqualTo(ClockState.RUNNING);
        assertThat(countdown.dueAt()).isEqualTo(at("23T14:00"));
        assertThat(countdown.openAt(at("23T14:01"))).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void aPauseAfterTheBreachMendsNothing() {
        Countdown countdown =
                countdown(Duration.ofHours(1), DAY, new Pause("buyer-away", at("23T11:00"), at("23T16:00")));

        assertThat(countdown.dueAt()).isEqualTo(at("23T10:00"));
        assertThat(countdown.answeredAt(at("23T12:00"))).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void everyIntervalIsExplainedWithItsReason() {
        Countdown countdown =
                countdown(DAY, Duration.ofHours(2), new Pause("buyer-away", at("23T16:00"), at("24T12:00")));

        Ledger ledger = countdown.explain(at("24T13:00"), 100);

        assertThat(ledger.complete()).isTrue();
        assertThat(ledger.entries())
                .extracting(entry -> entry.from() + " " + entry.reason() + " " + entry.about())
                .containsExactly(
                        "2026-11-23T09:00:00Z within-hours null",
                        "2026-11-23T16:00:00Z paused buyer-away",
                        "2026-11-23T17:00:00Z outside-hours null",
                        "2026-11-24T09:00:00Z paused buyer-away",
                        "2026-11-24T10:00:00Z pause-budget-used-up buyer-away",
                        "2026-11-24T12:00:00Z within-hours null");
        assertThat(ledger.counted()).isEqualTo(Duration.ofHours(10));
    }

    /** Goes through every minute of the time and asks of each by itself whether it counts. */
    private record EveryMinute(boolean aroundTheClock, List<Pause> pauses, long budget) {

        long elapsed(long until) {
            long counted = 0;
            long left = budget;
            for (long minute = 0; minute < until; minute++) {
                Instant at = MONDAY.plusSeconds(60 * minute);
                long hour = Math.floorMod(at.getEpochSecond(), 86_400L) / 3_600;
                if (!aroundTheClock && (hour < 9 || hour >= 17)) {
                    continue;
                }
                boolean paused = pauses.stream()
                        .anyMatch(
                                pause -> !at.isBefore(pause.from()) && (pause.to() == null || at.isBefore(pause.to())));
                if (paused && left > 0) {
                    left--;
                } else {
                    counted++;
                }
            }
            return counted;
        }
    }

    @Property(tries = 300)
    void aClockCountsWhatEveryMinuteByItselfSays(@ForAll Random random) {
        boolean aroundTheClock = random.nextBoolean();
        WorkingCalendar calendar = aroundTheClock ? Hours.AROUND_THE_CLOCK : Hours.NINE_TO_FIVE;
        List<Pause> pauses = pauses(random);
        long budget = random.nextInt(3) == 0 ? 0 : random.nextInt(1_500);
        long target = 1 + random.nextInt(2_500);
        EveryMinute model = new EveryMinute(aroundTheClock, pauses, budget);
        Countdown countdown =
                new Countdown(MONDAY, Duration.ofMinutes(target), calendar, pauses, Duration.ofMinutes(budget));

        long until = random.nextInt(6_000);
        Instant at = MONDAY.plusSeconds(60 * until);
        long elapsed = model.elapsed(until);

        assertThat(countdown.elapsed(at)).isEqualTo(Duration.ofMinutes(elapsed));
        assertThat(countdown.keptAt(at)).isEqualTo(elapsed <= target);
        Instant due = countdown.dueAt();
        if (at.isBefore(due)) {
            assertThat(elapsed).isLessThan(target);
        } else {
            assertThat(elapsed).isGreaterThanOrEqualTo(target);
        }
        assertThatLedgerAddsUp(countdown, at, elapsed);
    }

    private static void assertThatLedgerAddsUp(Countdown countdown, Instant until, long elapsed) {
        Ledger ledger = countdown.explain(until, 10_000);
        assertThat(ledger.complete()).isTrue();
        assertThat(ledger.counted()).isEqualTo(Duration.ofMinutes(elapsed));
        Instant at = MONDAY;
        for (Ledger.Entry entry : ledger.entries()) {
            assertThat(entry.from()).isEqualTo(at);
            at = entry.to();
        }
        assertThat(at).isEqualTo(until);
    }

    private static List<Pause> pauses(Random random) {
        List<Pause> pauses = new ArrayList<>();
        long at = 0;
        for (int i = random.nextInt(5); i > 0; i--) {
            long from = at + random.nextInt(1_200);
            long to = from + 1 + random.nextInt(900);
            boolean goesOn = i == 1 && random.nextBoolean();
            pauses.add(new Pause(
                    "buyer-away", MONDAY.plusSeconds(60 * from), goesOn ? null : MONDAY.plusSeconds(60 * to)));
            at = to;
        }
        return pauses;
    }
}
