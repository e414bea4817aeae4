package io.handshake.scoring.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.agreement.Author;
import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Scope;
import io.handshake.chassis.agreement.Standing;
import io.handshake.chassis.agreement.State;
import io.handshake.chassis.agreement.Timeline;
import io.handshake.chassis.agreement.Version;
import io.handshake.chassis.agreement.VersionId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CadenceTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private static VersionId id(int version) {
        return new VersionId("definition", "d", version);
    }

    private static Timeline changes(String... from) {
        List<String> dates = Arrays.asList(from);
        return Timeline.of(dates.stream()
                .map(date -> new Counting(
                        id(dates.indexOf(date) + 1), Scope.EVERYBODY, Instant.parse(date + "T00:00:00Z"), null, true))
                .toList());
    }

    private static Standing standing(int version, State state, Optional<Instant> inForceFrom, String effectiveFrom) {
        String document = "{\"content\":{},\"effectiveFrom\":\"" + effectiveFrom + "T00:00:00Z\",\"scope\":{}}";
        return new Standing(
                new Version(id(version), false, document, "", null, new Author("i", "s"), FIRST),
                state,
                inForceFrom,
                List.of());
    }

    private static Cadence draft(int version, String effectiveFrom, Timeline timeline, String now) {
        return Cadence.of(
                standing(version, State.DRAFT, Optional.empty(), effectiveFrom),
                timeline,
                Instant.parse(now + "T00:00:00Z"));
    }

    private static Cadence inForce(int version, Timeline timeline, String now) {
        Instant from = timeline.versions().get(version - 1).from();
        return Cadence.of(
                standing(version, State.IN_FORCE, Optional.of(from), "2020-01-01"),
                timeline,
                Instant.parse(now + "T00:00:00Z"));
    }

    @Test
    void theFirstVersionChangesNothing() {
        Cadence cadence = draft(1, "2026-01-01", changes(), "2026-03-01");

        assertThat(cadence).isEqualTo(new Cadence(null, null, null, 0, List.of()));
    }

    @Test
    void aChangeWithin90DaysOfTheLastIsTooSoonAndOneOnThe90thDayIsNot() {
        Timeline timeline = changes("2026-01-01");

        assertThat(draft(2, "2020-01-01", timeline, "2026-03-31"))
                .isEqualTo(new Cadence(FIRST, 89L, null, 1, List.of("too-soon")));
        assertThat(draft(2, "2020-01-01", timeline, "2026-04-01").warnings()).isEmpty();
    }

    @Test
    void aDraftForLaterIsMeasuredAtItsEffectiveDate() {
        assertThat(draft(2, "2026-06-01", changes("2026-01-01"), "2026-01-02"))
                .isEqualTo(new Cadence(FIRST, 151L, null, 1, List.of()));
    }

    @Test
    void theVersionInForceIsStaleAfter120DaysWithoutChange() {
        Timeline timeline = changes("2026-01-01");

        assertThat(inForce(1, timeline, "2026-04-30").warnings()).isEmpty();
        assertThat(inForce(1, timeline, "2026-05-01")).isEqualTo(new Cadence(null, null, 120L, 1, List.of("stale")));
    }

    @Test
    void theVersionInForceKeepsSayingThatItCameTooSoon() {
        assertThat(inForce(2, changes("2026-01-01", "2026-02-01"), "2026-02-02"))
                .isEqualTo(new Cadence(FIRST, 31L, 1L, 2, List.of("too-soon")));
    }

    @Test
    void changesOfTheLast365DaysAreCountedAndThoseToComeAreNot() {
        Timeline timeline = changes("2025-01-01", "2025-03-01", "2025-08-01", "2026-01-01", "2026-12-01");

        assertThat(draft(6, "2020-01-01", timeline, "2026-03-01").changesPerYear())
                .isEqualTo(2);
        assertThat(draft(6, "2020-01-01", timeline, "2026-02-28").changesPerYear())
                .isEqualTo(3);
    }

    @Test
    void aVersionOvertakenBeforeItsTimeIsNoChange() {
        Timeline timeline = Timeline.of(List.of(
                new Counting(id(1), Scope.EVERYBODY, Instant.parse("2026-02-01T00:00:00Z"), null, true),
                new Counting(id(2), Scope.EVERYBODY, FIRST, null, true)));

        assertThat(draft(3, "2020-01-01", timeline, "2026-03-01").changesPerYear())
                .isEqualTo(1);
    }
}
