package io.handshake.sla.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTest {
    private static final Instant NOW = Instant.parse("2026-11-18T09:00:00Z");
    private static final WorkingTime ALWAYS = Duration::between;

    @Test
    void aWeekBeginsOnMondayMidnightUtc() {
        assertThat(Period.WEEK.begin(Instant.parse("2026-11-22T23:59:59.999999Z")))
                .isEqualTo("2026-11-16");
        assertThat(Period.WEEK.begin(Instant.parse("2026-11-23T00:00:00Z"))).isEqualTo("2026-11-23");
        assertThat(Period.WEEK.begin(Instant.parse("2027-01-01T12:00:00Z"))).isEqualTo("2026-12-28");
    }

    @Test
    void aMonthBeginsOnItsFirstMidnightUtc() {
        assertThat(Period.MONTH.begin(Instant.parse("2026-11-30T23:59:59.999999Z")))
                .isEqualTo("2026-11-01");
        assertThat(Period.MONTH.begin(Instant.parse("2026-12-01T00:00:00Z"))).isEqualTo("2026-12-01");
    }

    @ParameterizedTest
    @CsvSource({"WEEK,14,14", "MONTH,14,3", "MONTH,0,0", "MONTH,1,1", "MONTH,2,1", "MONTH,52,12", "MONTH,10000,2308"})
    void aMonthlyCapacityIsToldAsTheAverageWeekAndNeverAsNone(Period period, int count, int weekly) {
        assertThat(new Capacity(count, period).weekly()).isEqualTo(weekly);
    }

    @Test
    void withoutAbsencesItIsWhatWasTold() {
        assertThat(new Capacity(14, Period.MONTH).available(NOW, List.of(), ALWAYS))
                .isEqualTo(14);
        assertThat(new Capacity(14, Period.MONTH).available(NOW, List.of(), (_, _) -> Duration.ZERO))
                .isEqualTo(14);
    }

    @ParameterizedTest
    @CsvSource({
        "10,2026-11-16T00:00:00Z,2026-11-23T00:00:00Z,0",
        "10,2026-11-01T00:00:00Z,2026-12-23T00:00:00Z,0",
        "7,2026-11-16T00:00:00Z,2026-11-17T00:00:00Z,6",
        "7,2026-11-22T00:00:00Z,2026-11-25T00:00:00Z,6",
        "7,2026-11-09T00:00:00Z,2026-11-16T00:00:00Z,7",
        "7,2026-11-23T00:00:00Z,2026-11-30T00:00:00Z,7",
        "7,2026-11-16T00:00:00Z,2026-11-16T12:00:00Z,7",
        "7,2026-11-16T00:00:00Z,2026-11-16T12:00:00.000001Z,6",
        "1,2026-11-16T00:00:00Z,2026-11-19T12:00:00Z,1",
        "1,2026-11-16T00:00:00Z,2026-11-19T12:00:00.000001Z,0"
    })
    void absencesTakeTheirShareOfTheWeekRoundedHalfUp(int count, Instant from, Instant to, int left) {
        assertThat(new Capacity(count, Period.WEEK).available(NOW, List.of(new Absence(from, to)), ALWAYS))
                .isEqualTo(left);
    }

    @Test
    void whatSeveralAbsencesCoverIsLostOnceAndRoundedOnce() {
        List<Absence> absences = List.of(
                absence("2026-11-18T00:00:00Z", "2026-11-19T06:00:00Z"),
                absence("2026-11-16T00:00:00Z", "2026-11-17T06:00:00Z"),
                absence("2026-11-16T12:00:00Z", "2026-11-17T00:00:00Z"),
                absence("2026-11-19T00:00:00Z", "2026-11-19T12:00:00Z"));

        assertThat(new Capacity(70, Period.WEEK).available(NOW, absences, ALWAYS))
                .isEqualTo(42 + 1);
    }

    @Test
    void onlyWorkingTimeCounts() {
        WorkingTime mondays = (from, to) -> {
            Instant monday = Instant.parse("2026-11-16T00:00:00Z");
            Instant end = monday.plus(Duration.ofDays(1));
            Duration inside = Duration.between(from.isBefore(monday) ? monday : from, to.isBefore(end) ? to : end);
            return inside.isNegative() ? Duration.ZERO : inside;
        };

        assertThat(new Capacity(10, Period.WEEK)
                        .available(NOW, List.of(absence("2026-11-17T00:00:00Z", "2026-11-23T00:00:00Z")), mondays))
                .isEqualTo(10);
        assertThat(new Capacity(10, Period.WEEK)
                        .available(NOW, List.of(absence("2026-11-16T00:00:00Z", "2026-11-16T06:00:00Z")), mondays))
                .isEqualTo(8);
    }

    private static Absence absence(String from, String to) {
        return new Absence(Instant.parse(from), Instant.parse(to));
    }
}
