package io.handshake.sla.calendar;

import static io.handshake.sla.calendar.Told.hours;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handshake.sla.calendar.Reason.ClockChange;
import io.handshake.sla.calendar.Reason.OnHoliday;
import io.handshake.sla.calendar.Reason.OutsideHours;
import io.handshake.sla.calendar.Reason.WithinHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables are worked by hand; docs/calendars.md shows them. */
class WorkingCalendarTest {
    private static final Reason WITHIN = new WithinHours();
    private static final Reason OUTSIDE = new OutsideHours();

    private static final Told BERLIN = Told.office("Europe/Berlin", "09:00", "17:30");

    /** Each night from 22:00 to 06:00 is 8 hours long, but for the nights in which clocks are changed. */
    @ParameterizedTest
    @CsvSource({
        // zone,              begin (22:00 there),    end (06:00 there),     counted
        "Europe/Berlin,       2026-03-27T21:00:00Z, 2026-03-28T05:00:00Z, PT8H",
        "Europe/Berlin,       2026-03-28T21:00:00Z, 2026-03-29T04:00:00Z, PT7H",
        "Europe/Berlin,       2026-10-24T20:00:00Z, 2026-10-25T05:00:00Z, PT9H",
        "America/New_York,    2026-03-07T03:00:00Z, 2026-03-07T11:00:00Z, PT8H",
        "America/New_York,    2026-03-08T03:00:00Z, 2026-03-08T10:00:00Z, PT7H",
        "America/New_York,    2026-11-01T02:00:00Z, 2026-11-01T11:00:00Z, PT9H",
        "Australia/Lord_Howe, 2026-04-03T11:00:00Z, 2026-04-03T19:00:00Z, PT8H",
        "Australia/Lord_Howe, 2026-04-04T11:00:00Z, 2026-04-04T19:30:00Z, PT8H30M",
        "Australia/Lord_Howe, 2026-10-03T11:30:00Z, 2026-10-03T19:00:00Z, PT7H30M",
        "Asia/Kathmandu,      2026-03-28T16:15:00Z, 2026-03-29T00:15:00Z, PT8H",
        "Asia/Kathmandu,      1985-12-31T16:30:00Z, 1986-01-01T00:15:00Z, PT7H45M"
    })
    void aNightIsAsLongAsTheClocksMakeIt(String zone, Instant begin, Instant end, Duration counted) {
        WorkingCalendar nights = Told.daily(zone, "22:00", "06:00").calendar();

        assertThat(nights.elapsed(begin, end)).isEqualTo(counted);
        assertThat(nights.elapsed(begin.minus(ofHours(3)), end.plus(ofHours(3))))
                .isEqualTo(counted);
        assertThat(nights.dueAt(begin.minus(ofHours(3)), counted)).contains(end);
        assertThat(nights.dueAt(begin, counted.plusSeconds(1)).orElseThrow()).isAfter(end.plus(ofHours(15)));
    }

    @ParameterizedTest
    @CsvSource({
        // zone, hours of each day, from, to, counted
        // 02:00 to 03:00 is missing
        "Europe/Berlin, 02:30, 04:00, 2026-03-29T00:00:00Z, 2026-03-29T03:00:00Z, PT1H",
        "Europe/Berlin, 01:00, 02:30, 2026-03-29T00:00:00Z, 2026-03-29T03:00:00Z, PT1H",
        "Europe/Berlin, 02:10, 02:50, 2026-03-29T00:00:00Z, 2026-03-29T03:00:00Z, PT0S",
        // 02:00 to 03:00 comes twice
        "Europe/Berlin, 01:00, 03:00, 2026-10-24T22:00:00Z, 2026-10-25T03:00:00Z, PT3H",
        "Europe/Berlin, 01:00, 02:30, 2026-10-24T22:00:00Z, 2026-10-25T03:00:00Z, PT2H",
        "Europe/Berlin, 02:30, 04:00, 2026-10-24T22:00:00Z, 2026-10-25T03:00:00Z, PT2H",
        "Europe/Berlin, 02:10, 02:50, 2026-10-24T22:00:00Z, 2026-10-25T03:00:00Z, PT1H20M",
        // 01:00 to 02:00 comes twice
        "America/New_York, 01:30, 03:00, 2026-11-01T04:00:00Z, 2026-11-01T08:00:00Z, PT2H",
        // 02:00 to 02:30 is missing, 01:30 to 02:00 comes twice
        "Australia/Lord_Howe, 02:10, 03:00, 2026-10-03T14:30:00Z, 2026-10-03T17:00:00Z, PT30M",
        "Australia/Lord_Howe, 01:45, 03:00, 2026-04-04T13:00:00Z, 2026-04-04T17:00:00Z, PT1H30M",
        // whole days of 23, 25, 23, 25, 24.5, 23.5 and 24 hours
        "Europe/Berlin,       00:00, 00:00, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z, PT23H",
        "Europe/Berlin,       00:00, 00:00, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, PT25H",
        "America/New_York,    00:00, 00:00, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z, PT23H",
        "America/New_York,    00:00, 00:00, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z, PT25H",
        "Australia/Lord_Howe, 00:00, 00:00, 2026-04-04T13:00:00Z, 2026-04-05T13:30:00Z, PT24H30M",
        "Australia/Lord_Howe, 00:00, 00:00, 2026-10-03T13:30:00Z, 2026-10-04T13:00:00Z, PT23H30M",
        "Asia/Kathmandu,      00:00, 00:00, 2026-03-28T18:15:00Z, 2026-03-29T18:15:00Z, PT24H"
    })
    void anInstantCountsIfTheClocksShowATimeWithinTheHours(
            String zone, String begin, String end, Instant from, Instant to, Duration counted) {
        assertThat(Told.daily(zone, begin, end).calendar().elapsed(from, to)).isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource({
        // Friday 16:30 there; an hour is left, the rest is on Monday, after the clocks were changed
        "Europe/Berlin,       09:00, 17:30, 2026-03-27T15:30:00Z, PT4H, 2026-03-30T10:00:00Z",
        "Europe/Berlin,       09:00, 17:30, 2026-10-23T14:30:00Z, PT4H, 2026-10-26T11:00:00Z",
        "America/New_York,    09:00, 17:30, 2026-03-06T21:30:00Z, PT4H, 2026-03-09T16:00:00Z",
        "America/New_York,    09:00, 17:30, 2026-10-30T20:30:00Z, PT4H, 2026-11-02T17:00:00Z",
        "Australia/Lord_Howe, 09:00, 17:30, 2026-04-03T05:30:00Z, PT4H, 2026-04-06T01:30:00Z",
        "Australia/Lord_Howe, 09:00, 17:30, 2026-10-02T06:00:00Z, PT4H, 2026-10-05T01:00:00Z",
        "Asia/Kathmandu,      09:00, 17:30, 2026-03-27T10:45:00Z, PT4H, 2026-03-30T06:15:00Z"
    })
    void aWeekendDoesNotCount(String zone, String begin, String end, Instant start, Duration target, Instant due) {
        WorkingCalendar office = Told.office(zone, begin, end).calendar();

        assertThat(office.dueAt(start, target)).contains(due);
        assertThat(office.elapsed(start, due)).isEqualTo(target);
    }

    @Test
    void aTargetReachedWithTheLastHourIsDueThenAndNotWhenWorkBeginsAgain() {
        assertThat(BERLIN.calendar().dueAt(Instant.parse("2026-03-27T15:30:00Z"), ofHours(1)))
                .contains(Instant.parse("2026-03-27T16:30:00Z"));
    }

    @Test
    void noTimeIsDueAtOnce() {
        Instant sunday = Instant.parse("2026-03-29T12:00:00Z");

        assertThat(BERLIN.calendar().dueAt(sunday, Duration.ZERO)).contains(sunday);
    }

    @Test
    void theSmallestFractionOfASecondCounts() {
        WorkingCalendar office = BERLIN.calendar();
        Instant fridayEvening = Instant.parse("2026-03-27T16:29:59.999999999Z");

        assertThat(office.elapsed(fridayEvening, Instant.parse("2026-03-30T07:00:00.000000001Z")))
                .isEqualTo(ofNanos(2));
        assertThat(office.dueAt(fridayEvening, ofNanos(1))).contains(Instant.parse("2026-03-27T16:30:00Z"));
        assertThat(office.dueAt(fridayEvening, ofNanos(2))).contains(Instant.parse("2026-03-30T07:00:00.000000001Z"));
    }

    @Test
    void onAHolidayOnlyItsOwnHoursCount() {
        WorkingCalendar christmas = BERLIN.with("2026-12-24", new Holiday("Eve", List.of(hours("09:00", "14:00"))))
                .with("2026-12-25", new Holiday("Christmas", List.of()))
                .calendar();

        // 1 hour on Wednesday, 5 on Christmas Eve, 4 on Monday
        assertThat(christmas.dueAt(Instant.parse("2026-12-23T15:30:00Z"), ofHours(10)))
                .contains(Instant.parse("2026-12-28T12:00:00Z"));
        assertThat(christmas.elapsed(Instant.parse("2026-12-24T00:00:00Z"), Instant.parse("2026-12-28T00:00:00Z")))
                .isEqualTo(ofHours(5));
    }

    @Test
    void theNightBeforeAHolidayEndsAtMidnight() {
        WorkingCalendar nights = Told.daily("Europe/Berlin", "22:00", "06:00")
                .with("2026-12-25", new Holiday("Christmas", List.of()))
                .calendar();

        assertThat(nights.elapsed(Instant.parse("2026-12-24T12:00:00Z"), Instant.parse("2026-12-26T12:00:00Z")))
                .isEqualTo(ofHours(2));
    }

    @Test
    void aNightThatBeginsOnAHolidayRunsOnUnlessTheNextDayIsOneToo() {
        Holiday late = new Holiday("Late", List.of(hours("22:00", "06:00")));
        Told one = Told.office("Europe/Berlin", "09:00", "17:00").with("2026-12-24", late);
        Instant from = Instant.parse("2026-12-24T12:00:00Z");
        Instant to = Instant.parse("2026-12-25T07:00:00Z");

        assertThat(one.calendar().elapsed(from, to)).isEqualTo(ofHours(8));
        assertThat(one.with("2026-12-25", new Holiday("Christmas", List.of()))
                        .calendar()
                        .elapsed(from, to))
                .isEqualTo(ofHours(2));
    }

    @Test
    void hoursThatMeetOrOverlapCountOnce() {
        Told told = Told.office("UTC", "09:00", "12:00");
        told.week()
                .replaceAll((day, hours) ->
                        List.of(hours("09:00", "12:00"), hours("11:00", "13:00"), hours("13:00", "14:00")));

        assertThat(told.calendar()
                        .elapsed(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z")))
                .isEqualTo(ofHours(5));
    }

    @Test
    void aDayThatTheZoneLeftOutCountsNothing() {
        WorkingCalendar apia = Told.daily("Pacific/Apia", "09:00", "17:00").calendar();

        // after 29 December 2011 came the 31st
        assertThat(apia.elapsed(Instant.parse("2011-12-29T10:00:00Z"), Instant.parse("2012-01-01T10:00:00Z")))
                .isEqualTo(ofHours(24));
    }

    @Test
    void nothingElapsesBackwards() {
        assertThat(BERLIN.calendar()
                        .elapsed(Instant.parse("2026-03-27T12:00:00Z"), Instant.parse("2026-03-27T11:00:00Z")))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void aTargetThatIsNeverReachedIsDueNever() {
        Told once = new Told(ZoneId.of("UTC"), Map.of(), Map.of())
                .with("2026-03-02", new Holiday("Once", List.of(hours("09:00", "10:00"))));
        Instant start = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(once.calendar().dueAt(start, ofHours(1))).contains(Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(once.calendar().dueAt(start, ofHours(1).plusNanos(1))).isEmpty();
        assertThat(BERLIN.calendar().dueAt(start, ofSeconds(10_000_000_000L))).isEmpty();
    }

    @Test
    void whatCountedAndWhyNotIsTold() {
        WorkingCalendar easter = BERLIN.with("2026-03-27", new Holiday("Half", List.of(hours("09:00", "12:00"))))
                .with("2026-03-30", new Holiday("Off", List.of()))
                .calendar();

        Explanation told =
                easter.counted(Instant.parse("2026-03-27T10:00:00Z"), Instant.parse("2026-03-31T08:00:00Z"), 10);

        assertThat(told.complete()).isTrue();
        assertThat(told.parts())
                .containsExactly(
                        part("2026-03-27T10:00:00Z", "2026-03-27T11:00:00Z", WITHIN),
                        part("2026-03-27T11:00:00Z", "2026-03-27T23:00:00Z", new OnHoliday("Half")),
                        part("2026-03-27T23:00:00Z", "2026-03-29T01:00:00Z", OUTSIDE),
                        part("2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z", new ClockChange(ofHours(1))),
                        part("2026-03-29T01:00:00Z", "2026-03-29T22:00:00Z", OUTSIDE),
                        part("2026-03-29T22:00:00Z", "2026-03-30T22:00:00Z", new OnHoliday("Off")),
                        part("2026-03-30T22:00:00Z", "2026-03-31T07:00:00Z", OUTSIDE),
                        part("2026-03-31T07:00:00Z", "2026-03-31T08:00:00Z", WITHIN));
    }

    @Test
    void aNightThatAHolidayLeftOutIsMissingBecauseOfIt() {
        WorkingCalendar nights = Told.daily("Australia/Lord_Howe", "22:00", "06:00")
                .with("2026-04-05", new Holiday("Easter", List.of()))
                .calendar();

        assertThat(nights.counted(Instant.parse("2026-04-04T12:00:00Z"), Instant.parse("2026-04-05T20:00:00Z"), 10)
                        .parts())
                .containsExactly(
                        part("2026-04-04T12:00:00Z", "2026-04-04T13:00:00Z", WITHIN),
                        part("2026-04-04T13:00:00Z", "2026-04-04T15:00:00Z", new OnHoliday("Easter")),
                        part("2026-04-04T15:00:00Z", "2026-04-04T15:00:00Z", new ClockChange(ofMinutes(-30))),
                        part("2026-04-04T15:00:00Z", "2026-04-05T19:30:00Z", new OnHoliday("Easter")),
                        part("2026-04-05T19:30:00Z", "2026-04-05T20:00:00Z", OUTSIDE));
    }

    @Test
    void anExplanationEndsWhenItGetsTooLong() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");

        Explanation told = BERLIN.calendar().counted(from, Instant.parse("2036-01-01T00:00:00Z"), 4);

        assertThat(told.complete()).isFalse();
        assertThat(told.parts()).hasSize(4);
        assertThat(told.parts().getFirst().from()).isEqualTo(from);
    }

    @Test
    void hoursAreInWholeSecondsAndTimeIsKnownForThreeCenturies() {
        assertThatThrownBy(() -> new Interval(LocalTime.of(9, 0, 0, 1), LocalTime.NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BERLIN.calendar().elapsed(WorkingCalendar.FIRST.minusNanos(1), Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BERLIN.calendar().dueAt(WorkingCalendar.LAST.plusNanos(1), ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BERLIN.calendar().dueAt(Instant.EPOCH, ofHours(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Part part(String from, String to, Reason reason) {
        return new Part(Instant.parse(from), Instant.parse(to), reason);
    }
}
