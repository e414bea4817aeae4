package io.handshake.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CountdownTest {

    private static final Instant START = Instant.parse("2026-03-28T18:00:00Z");
    private static final Countdown TWO_DAYS = countdown(Duration.ofHours(48));

    private static Countdown countdown(Duration target) {
        return new Countdown(START, target, Hours.AROUND_THE_CLOCK, List.of(), Duration.ZERO);
    }

    @Test
    void anAnswerExactlyAtTheTargetKeepsThePromise() {
        assertThat(TWO_DAYS.answeredAt(TWO_DAYS.dueAt())).isEqualTo(ClockState.MET);
    }

    @Test
    void anAnswerAMicrosecondLaterBreaksIt() {
        Instant late = TWO_DAYS.dueAt().plus(1, ChronoUnit.MICROS);

        assertThat(TWO_DAYS.answeredAt(late)).isEqualTo(ClockState.BREACHED);
        assertThat(TWO_DAYS.openAt(late)).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void twoDaysAreFortyEightHoursAcrossAChangeOfClocks() {
        assertThat(TWO_DAYS.dueAt()).isEqualTo("2026-03-30T18:00:00Z");
    }

    @Test
    void anUnansweredClockRunsUntilItsLastInstant() {
        assertThat(TWO_DAYS.openAt(START)).isEqualTo(ClockState.RUNNING);
        assertThat(TWO_DAYS.openAt(TWO_DAYS.dueAt())).isEqualTo(ClockState.RUNNING);
    }

    @Test
    void aQuestionThatGoesAwayInTimeCancelsTheClock() {
        assertThat(TWO_DAYS.droppedAt(START.plusSeconds(60))).isEqualTo(ClockState.CANCELLED);
    }

    @Test
    void aPromiseBrokenBeforeTheQuestionGoesAwayStaysBroken() {
        assertThat(TWO_DAYS.droppedAt(START.plus(Duration.ofHours(49)))).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void anAnswerStampedBeforeTheStartHasTakenNoTime() {
        assertThat(TWO_DAYS.elapsed(START.minusMillis(3))).isEqualTo(Duration.ZERO);
        assertThat(TWO_DAYS.answeredAt(START.minusMillis(3))).isEqualTo(ClockState.MET);
    }

    @Test
    void aPromiseOfNoTimeIsNone() {
        assertThatThrownBy(() -> countdown(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void aPromiseIsKeptUpToItsDueTimeAndNotBeyond(
            @ForAll @LongRange(min = 1, max = 10_000_000) long targetSeconds,
            @ForAll @LongRange(min = -5_000_000, max = 20_000_000_000L) long stopMicros) {
        Countdown countdown = countdown(Duration.ofSeconds(targetSeconds));
        Instant stop = START.plus(stopMicros, ChronoUnit.MICROS);

        boolean kept = stopMicros <= targetSeconds * 1_000_000;

        assertThat(countdown.keptAt(stop)).isEqualTo(kept);
        assertThat(stop.isAfter(countdown.dueAt())).isEqualTo(!kept);
        assertThat(countdown.elapsed(countdown.dueAt())).isEqualTo(Duration.ofSeconds(targetSeconds));
    }
}
