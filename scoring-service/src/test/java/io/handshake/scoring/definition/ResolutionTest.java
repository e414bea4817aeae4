package io.handshake.scoring.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Scope;
import io.handshake.chassis.agreement.Timeline;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.scoring.definition.Resolution.Why;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResolutionTest {
    private static final Counting SHIPPED =
            new Counting(new VersionId("definition", "shipped", 1), Scope.EVERYBODY, Instant.EPOCH, null, false);
    private static final Map<String, String> EMEA = Map.of("region", "EMEA");

    private static Counting signed(String key, int version, Map<String, String> scope, String from) {
        return signed(key, version, scope, from, null);
    }

    private static Counting signed(
            String key, int version, Map<String, String> scope, String from, @Nullable String until) {
        return new Counting(
                new VersionId("definition", key, version),
                new Scope(scope),
                Instant.parse(from),
                until == null ? null : Instant.parse(until),
                true);
    }

    private static Resolution at(String instant, Map<String, String> lead, Counting... versions) {
        return Resolution.of(Timeline.of(List.of(versions)), lead, Instant.parse(instant));
    }

    private static String counting(Resolution resolution) {
        return resolution.counts().id().toString();
    }

    private static Why why(Resolution resolution, String version) {
        return resolution.others().stream()
                .filter(other -> other.version().id().toString().equals(version))
                .findFirst()
                .orElseThrow()
                .why();
    }

    @Test
    void theOneThatNamesMostCountsAndTheOthersSayWhyTheyDoNot() {
        Resolution resolution = at(
                "2026-06-01T00:00:00Z",
                EMEA,
                SHIPPED,
                signed("all", 1, Map.of(), "2026-01-01T00:00:00Z"),
                signed("all", 2, Map.of(), "2026-02-01T00:00:00Z"),
                signed("all", 3, Map.of(), "2026-09-01T00:00:00Z"),
                signed("emea", 1, EMEA, "2026-03-01T00:00:00Z"),
                signed("apac", 1, Map.of("region", "APAC"), "2026-03-01T00:00:00Z"));

        assertThat(counting(resolution)).isEqualTo("emea version 1");
        assertThat(resolution.others()).hasSize(4);
        assertThat(why(resolution, "all version 1")).isEqualTo(Why.SUPERSEDED);
        assertThat(why(resolution, "all version 2")).isEqualTo(Why.LESS_SPECIFIC);
        assertThat(why(resolution, "all version 3")).isEqualTo(Why.NOT_YET_BEGUN);
        assertThat(why(resolution, "shipped version 1")).isEqualTo(Why.SHIPPED);
    }

    @Test
    void exactlyAtEffectiveFromTheNewVersionCounts() {
        Counting[] versions = {
            SHIPPED,
            signed("all", 1, Map.of(), "2026-01-01T00:00:00Z"),
            signed("all", 2, Map.of(), "2026-02-01T00:00:00Z")
        };

        assertThat(counting(at("2026-01-31T23:59:59.999999Z", Map.of(), versions)))
                .isEqualTo("all version 1");
        assertThat(counting(at("2026-02-01T00:00:00Z", Map.of(), versions))).isEqualTo("all version 2");
    }

    @Test
    void aVersionThatEndsWithoutSuccessorLeavesTheLessSpecificAndInTheEndWhatWasShipped() {
        Counting[] versions = {
            SHIPPED,
            signed("all", 1, Map.of(), "2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z"),
            signed("emea", 1, EMEA, "2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z")
        };

        assertThat(counting(at("2026-03-31T23:59:59.999999Z", EMEA, versions))).isEqualTo("emea version 1");
        Resolution later = at("2026-04-01T00:00:00Z", EMEA, versions);
        assertThat(counting(later)).isEqualTo("all version 1");
        assertThat(why(later, "emea version 1")).isEqualTo(Why.EXPIRED);
        Resolution last = at("2026-07-01T00:00:00Z", EMEA, versions);
        assertThat(last.counts().signed()).isFalse();
        assertThat(why(last, "all version 1")).isEqualTo(Why.EXPIRED);
    }

    @Test
    void aNewerVersionDoesNotHandBackToAnOlderOne() {
        Resolution resolution = at(
                "2026-08-01T00:00:00Z",
                Map.of(),
                SHIPPED,
                signed("all", 1, Map.of(), "2026-01-01T00:00:00Z"),
                signed("all", 2, Map.of(), "2026-02-01T00:00:00Z", "2026-07-01T00:00:00Z"));

        assertThat(counting(resolution)).isEqualTo("shipped version 1");
        assertThat(why(resolution, "all version 1")).isEqualTo(Why.SUPERSEDED);
        assertThat(why(resolution, "all version 2")).isEqualTo(Why.EXPIRED);
    }

    @Test
    void aVersionOvertakenBeforeItsTimeNeverCounts() {
        Resolution resolution = at(
                "2026-01-15T00:00:00Z",
                Map.of(),
                SHIPPED,
                signed("all", 1, Map.of(), "2026-02-01T00:00:00Z"),
                signed("all", 2, Map.of(), "2026-01-10T00:00:00Z"));

        assertThat(counting(resolution)).isEqualTo("all version 2");
        assertThat(why(resolution, "all version 1")).isEqualTo(Why.SUPERSEDED);
    }
}
