package io.handshake.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Calendars of any hours, holidays and zones against the definition, applied step by step. */
class WorkingCalendarPropertyTest {
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "UTC",
            "Europe/Dublin",
            "Europe/Amsterdam",
            "America/St_Johns",
            "America/Havana",
            "America/Sao_Paulo",
            "America/Caracas",
            "Africa/Casablanca",
            "Africa/Monrovia",
            "Antarctica/Troll",
            "Asia/Gaza",
            "Asia/Pyongyang",
            "Asia/Tehran",
            "Pacific/Apia",
            "Pacific/Kiritimati");

    private static final Instant WHOLE_MINUTES = Instant.parse("1973-01-01T00:00:00Z");
    private static final long MINUTES =
            ChronoUnit.MINUTES.between(WHOLE_MINUTES, Instant.parse("2199-11-01T00:00:00Z"));

    @Property(tries = 400)
    void minutesCountAsTheirLocalTimeSays(@ForAll Random random) {
        Instant start = WHOLE_MINUTES.plus(random.nextLong(MINUTES), ChronoUnit.MINUTES);
        Instant stop = start.plus(random.nextInt(20 * 24 * 60), ChronoUnit.MINUTES);
        Told told = told(zone(random), start, random);

        assertThat(told.calendar().elapsed(start, stop)).isEqualTo(told.elapsed(start, stop, Duration.ofMinutes(1)));
    }

    @Property(tries = 400)
    void secondsCountAsTheirLocalTimeSaysWhenClocksAreChanged(@ForAll Random random) {
        ZoneId zone = zone(random);
        Instant change = change(zone, random);
        Instant start = change.minusSeconds(random.nextInt(4 * 3600));
        Instant stop = change.plusSeconds(random.nextInt(4 * 3600));
        Told told = told(zone, change, random);

        assertThat(told.calendar().elapsed(start, stop)).isEqualTo(told.elapsed(start, stop, Duration.ofSeconds(1)));
    }

    @Property(tries = 1000)
    void partsAddUpToTheWhole(@ForAll Random random) {
        Instant a = anytime(random);
        Instant b = between(a, WorkingCalendar.LAST, random);
        Instant c = between(b, WorkingCalendar.LAST, random);
        WorkingCalendar calendar = told(zone(random), a, random).calendar();

        Duration first = calendar.elapsed(a, b);
        Duration second = calendar.elapsed(b, c);

        assertThat(first).isBetween(Duration.ZERO, Duration.between(a, b));
        assertThat(second).isBetween(Duration.ZERO, Duration.between(b, c));
        assertThat(calendar.elapsed(a, c)).isEqualTo(first.plus(second));
    }

    @Property(tries = 1000)
    void whatIsDueIsDueAtTheEarliestInstant(@ForAll Random random) {
        Instant start = anytime(random);
        Duration target = Duration.ofSeconds(
                        random.nextLong(1L << random.nextInt(1, 34)), random.nextInt(1_000_000_000))
                .plusNanos(1);
        WorkingCalendar calendar = told(zone(random), start, random).calendar();

        calendar.dueAt(start, target)
                .ifPresentOrElse(
                        due -> {
                            assertThat(calendar.elapsed(start, due)).isEqualTo(target);
                            assertThat(calendar.elapsed(start, due.minusNanos(1)))
                                    .isLessThan(target);
                        },
                        () -> assertThat(calendar.elapsed(start, WorkingCalendar.LAST))
                                .isLessThan(target));
    }

    @Property(tries = 400)
    void partsAreWithoutAGapAndEachIsWhatItSays(@ForAll Random random) {
        ZoneId zone = zone(random);
        Instant change = change(zone, random);
        Instant start = change.minusNanos(random.nextLong(Duration.ofDays(5).toNanos()));
        Instant stop = change.plusNanos(random.nextLong(Duration.ofDays(5).toNanos()));
        Told told = told(zone, change, random);

        Explanation explained = told.calendar().counted(start, stop, 1_000);

        Instant at = start;
        Duration counted = Duration.ZERO;
        for (Part part : explained.parts()) {
            assertThat(part.from()).isEqualTo(at);
            at = part.to();
            if (part.reason() instanceof Reason.ClockChange(Duration by)) {
                assertThat(part.to()).isEqualTo(part.from());
                assertThat(by)
                        .isEqualTo(
                                zone.getRules().nextTransition(at.minusNanos(1)).getDuration());
                continue;
            }
            assertThat(part.to()).isAfter(part.from());
            Instant middle =
                    part.from().plus(Duration.between(part.from(), part.to()).dividedBy(2));
            assertThat(part.counts()).isEqualTo(told.counts(middle));
            counted = part.counts() ? counted.plus(Duration.between(part.from(), part.to())) : counted;
        }
        assertThat(at).isEqualTo(stop);
        assertThat(counted).isEqualTo(told.calendar().elapsed(start, stop));
    }

    @Test
    void tenYearsAreTheSumOfTheirMinutes() {
        Told told = Told.office("Europe/Berlin", "09:00", "17:30");
        Random random = new Random(7);
        for (int i = 0; i < 150; i++) {
            String date =
                    LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3650)).toString();
            told = told.with(date, new Holiday(date, i % 3 == 0 ? List.of(Told.hours("21:00", "03:00")) : List.of()));
        }
        Instant from = Instant.parse("2020-01-01T11:00:00Z");
        Instant to = Instant.parse("2030-01-01T11:00:00Z");

        assertThat(told.calendar().elapsed(from, to)).isEqualTo(told.elapsed(from, to, Duration.ofMinutes(1)));
    }

    private static ZoneId zone(Random random) {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }

    private static Instant anytime(Random random) {
        return between(WorkingCalendar.FIRST, WorkingCalendar.LAST, random);
    }

    private static Instant between(Instant from, Instant to, Random random) {
        long seconds = random.nextLong(Duration.between(from, to).toSeconds());
        return from.plusSeconds(seconds).plusNanos(random.nextInt(1_000_000_000));
    }

    /** An instant at which the clocks of the zone are changed, if they ever are. */
    private static Instant change(ZoneId zone, Random random) {
        Instant after = WHOLE_MINUTES.plus(random.nextLong(-70L * 365 * 24 * 60, MINUTES), ChronoUnit.MINUTES);
        ZoneOffsetTransition next = zone.getRules().nextTransition(after);
        return next == null || next.getInstant().isAfter(Instant.parse("2199-12-01T00:00:00Z"))
                ? after.truncatedTo(ChronoUnit.SECONDS)
                : next.getInstant();
    }

    /** Hours of any kind, and holidays about an instant. */
    private static Told told(ZoneId zone, Instant about, Random random) {
        Map<DayOfWeek, List<Interval>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, hours(random));
        }
        Map<LocalDate, Holiday> holidays = new HashMap<>();
        LocalDate date = LocalDate.ofInstant(about, zone);
        for (int i = random.nextInt(8); i > 0; i--) {
            LocalDate holiday = date.plusDays(random.nextInt(-3, 12));
            holidays.put(holiday, new Holiday(holiday.toString(), hours(random)));
        }
        return new Told(zone, week, holidays);
    }

    private static List<Interval> hours(Random random) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> new Interval(time(random), time(random)))
                .toList();
    }

    private static LocalTime time(Random random) {
        int minutes = random.nextInt(24 * 60);
        return LocalTime.ofSecondOfDay((random.nextBoolean() ? minutes / 15 * 15 : minutes) * 60L);
    }
}
