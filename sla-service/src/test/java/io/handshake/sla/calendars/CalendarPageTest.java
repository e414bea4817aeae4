package io.handshake.sla.calendars;

import static io.handshake.sla.Promised.as;
import static io.handshake.sla.Promised.get;
import static io.handshake.sla.Promised.newKey;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What docs/calendars.md works out by hand is what the service answers. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class CalendarPageTest {
    private static final Path PAGE = Path.of("..", "docs", "calendars.md");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm", Locale.ENGLISH);
    private static final Pattern LENGTH = Pattern.compile("(?:(\\d+) h)? ?(?:(\\d+)(?: min)?)?(?::.*)?");
    private static final Map<String, String> CITIES =
            Map.of("Berlin", "Europe/Berlin", "New York", "America/New_York", "Lord Howe", "Australia/Lord_Howe");

    @Test
    void nightsAreAsLongAsThePageSays() throws IOException {
        List<String[]> rows = table("| zone | night to |");
        assertThat(rows).hasSize(11);
        for (String[] row : rows) {
            LocalDate night = LocalDate.parse(row[1], DATE);
            Instant begin = instant(row[3], night);
            Instant end = instant(row[4], night);
            Duration length = length(row[5]);
            String nights = daily(row[0], "22:00", "06:00");

            assertElapsed(nights, begin.minusSeconds(10_800), end.plusSeconds(10_800), length, row);
            assertElapsed(nights, begin, end, length, row);
            assertDue(nights, begin.minusSeconds(10_800), length, end, row);
        }
    }

    @Test
    void daysAreAsLongAsThePageSays() throws IOException {
        List<String[]> rows = table("| zone | day |");
        assertThat(rows).hasSize(4);
        for (String[] row : rows) {
            String always = daily(row[0], "00:00", "24:00");
            String[] days = row[1].split(", ");
            String[] hours = row[2].split(", ");
            String year = days[days.length - 1].replaceAll(".* ", " ");
            for (int i = 0; i < days.length; i++) {
                LocalDate day = LocalDate.parse(days[i].endsWith(year) ? days[i] : days[i] + year, DATE);
                long seconds = new BigDecimal(hours[i])
                        .multiply(BigDecimal.valueOf(3_600))
                        .longValueExact();

                assertElapsed(
                        always,
                        midnight(day, row[0]),
                        midnight(day.plusDays(1), row[0]),
                        Duration.ofSeconds(seconds),
                        row);
            }
        }
    }

    @Test
    void hoursThatMeetAChangeOfClocksCountAsThePageSays() throws IOException {
        List<String[]> rows = table("| zone, day |");
        assertThat(rows).hasSize(10);
        String zone = "";
        LocalDate day = LocalDate.EPOCH;
        for (String[] row : rows) {
            if (!row[0].isEmpty()) {
                String[] place = row[0].replaceAll(" \\(.*", "").split(", ");
                zone = requireNonNull(CITIES.get(place[0]));
                day = LocalDate.parse(place[1] + " 2026", DATE);
            }
            String[] hours = row[1].split(" to ");

            assertElapsed(
                    daily(zone, hours[0], hours[1]),
                    midnight(day, zone),
                    midnight(day.plusDays(1), zone),
                    row[2].equals("nothing") ? Duration.ZERO : length(row[2]),
                    row);
        }
    }

    @Test
    void fourHoursOfAnOfficeAreDueWhenThePageSays() throws IOException {
        List<String[]> rows = table("| zone | start (UTC) |");
        assertThat(rows).hasSize(7);
        for (String[] row : rows) {
            LocalDateTime start = LocalDateTime.parse(row[1], DATE_AND_TIME);
            LocalDateTime due = LocalDateTime.parse(
                    row[2].replaceFirst(" (\\d\\d:)", " " + start.getYear() + " $1"), DATE_AND_TIME);
            Stream<DayOfWeek> weekdays = Arrays.stream(DayOfWeek.values()).limit(5);

            assertDue(
                    calendar(row[0], weekdays, "09:00", "17:30"),
                    start.toInstant(ZoneOffset.UTC),
                    Duration.ofHours(4),
                    due.toInstant(ZoneOffset.UTC),
                    row);
        }
    }

    private static List<String[]> table(String header) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith(header))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.split("\\|", -1))
                        .skip(1)
                        .map(String::strip)
                        .toArray(String[]::new))
                .toList();
    }

    /** Such as {@code 28th 21:00}: on the last date of that number up to a day. */
    private static Instant instant(String told, LocalDate until) {
        String[] parts = told.split("(st|nd|rd|th) ");
        LocalDate date = until;
        while (date.getDayOfMonth() != Integer.parseInt(parts[0])) {
            date = date.minusDays(1);
        }
        return date.atTime(LocalTime.parse(parts[1])).toInstant(ZoneOffset.UTC);
    }

    /** Such as {@code 8 h}, {@code 8 h 30}, {@code 30 min: and why}. */
    private static Duration length(String told) {
        Matcher parts = LENGTH.matcher(told);
        assertThat(parts.matches()).as(told).isTrue();
        return Duration.ofHours(number(parts.group(1))).plusMinutes(number(parts.group(2)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Instant midnight(LocalDate day, String zone) {
        return day.atStartOfDay(ZoneId.of(zone)).toInstant();
    }

    private static String daily(String zone, String from, String to) {
        return calendar(zone, Arrays.stream(DayOfWeek.values()), from, to);
    }

    /** The key of a new calendar. */
    private static String calendar(String zone, Stream<DayOfWeek> days, String from, String to) {
        String key = newKey();
        Map<String, Object> week = new HashMap<>(days.collect(Collectors.toMap(
                day -> day.name().toLowerCase(Locale.ROOT), _ -> List.of(Map.of("from", from, "to", to)))));
        as("sales")
                .body(Map.of("key", key, "title", "By hand", "zone", zone, "week", week))
                .post("/v1/calendars")
                .then()
                .statusCode(201);
        return key;
    }

    private static void assertElapsed(String calendar, Instant from, Instant to, Duration counts, String[] row) {
        String told = get("/v1/calendars/" + calendar + "/elapsed?version=1&from=" + from + "&to=" + to)
                .getString("elapsedSeconds");
        assertThat(new BigDecimal(told))
                .as(String.join(" | ", row))
                .isEqualByComparingTo(BigDecimal.valueOf(counts.toSeconds()));
    }

    private static void assertDue(String calendar, Instant from, Duration target, Instant due, String[] row) {
        String told = get("/v1/calendars/" + calendar + "/due?version=1&from=" + from + "&targetSeconds="
                        + target.toSeconds())
                .getString("dueAt");
        assertThat(Instant.parse(told)).as(String.join(" | ", row)).isEqualTo(due);
    }
}
