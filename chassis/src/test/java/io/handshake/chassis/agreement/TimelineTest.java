package io.handshake.chassis.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Counting SHIPPED = new Counting(id("shipped", 1), Scope.EVERYBODY, at(0), null, false);

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    private static VersionId id(String key, int version) {
        return new VersionId("thing", key, version);
    }

    private static Counting signed(String key, int version, Map<String, String> scope, long from) {
        return signed(key, version, scope, from, null);
    }

    private static Counting signed(
            String key, int version, Map<String, String> scope, long from, @Nullable Instant until) {
        return new Counting(id(key, version), new Scope(scope), at(from), until, true);
    }

    private static Optional<String> counts(Timeline timeline, long second, Map<String, String> subject) {
        return timeline.at(at(second)).of(subject).map(version -> version.id().toString());
    }

    @Test
    void exactlyAtItsInstantTheNewVersionCounts() {
        Timeline timeline = Timeline.of(List.of(SHIPPED, signed("a", 1, Map.of(), 10), signed("a", 2, Map.of(), 20)));

        assertThat(counts(timeline, 9, Map.of())).contains("shipped version 1");
        assertThat(counts(timeline, 10, Map.of())).contains("a version 1");
        assertThat(counts(timeline, 19, Map.of())).contains("a version 1");
        assertThat(counts(timeline, 20, Map.of())).contains("a version 2");
    }

    @Test
    void mostMatchingDimensionsWin() {
        Timeline timeline = Timeline.of(List.of(
                SHIPPED,
                signed("a", 1, Map.of(), 10),
                signed("b", 1, Map.of("region", "EMEA"), 10),
                signed("c", 1, Map.of("region", "EMEA", "segment", "large"), 10)));

        assertThat(counts(timeline, 10, Map.of("region", "APAC"))).contains("a version 1");
        assertThat(counts(timeline, 10, Map.of("region", "EMEA"))).contains("b version 1");
        assertThat(counts(timeline, 10, Map.of("region", "EMEA", "segment", "large")))
                .contains("c version 1");
        assertThat(counts(timeline, 10, Map.of("segment", "large"))).contains("a version 1");
    }

    @Test
    void whomAnAgreementIsForIsComparedWithoutRegardToCase() {
        Counting emea = signed("b", 1, Map.of("region", "Emea"), 10);
        Timeline timeline = Timeline.of(List.of(SHIPPED, emea));

        assertThat(counts(timeline, 10, Map.of("region", "EMEA"))).contains("b version 1");
        assertThat(counts(timeline, 10, Map.of("region", "emea"))).contains("b version 1");
        assertThat(counts(timeline, 10, Map.of("region", "EME"))).contains("shipped version 1");
        assertThat(timeline.clashOf(signed("c", 1, Map.of("region", "EMEA"), 10)))
                .contains(emea);
    }

    @Test
    void aSignedVersionForTheSameInOtherLettersLeavesNobodyToAShippedOne() {
        Counting shipped = new Counting(id("shipped", 1), new Scope(Map.of("region", "emea")), at(0), null, false);
        Timeline timeline = Timeline.of(List.of(shipped, signed("a", 1, Map.of("region", "EMEA"), 10)));

        assertThat(timeline.at(at(9)).counts(shipped)).isTrue();
        assertThat(timeline.at(at(10)).counts(shipped)).isFalse();
    }

    @Test
    void afterItsEndWithoutASuccessorTheLessSpecificCountsAgain() {
        Timeline timeline = Timeline.of(List.of(
                SHIPPED,
                signed("a", 1, Map.of(), 10, at(40)),
                signed("b", 1, Map.of("region", "EMEA"), 10),
                signed("b", 2, Map.of("region", "EMEA"), 20, at(30))));
        Map<String, String> emea = Map.of("region", "EMEA");

        assertThat(counts(timeline, 29, emea)).contains("b version 2");
        assertThat(counts(timeline, 30, emea)).contains("a version 1");
        assertThat(counts(timeline, 40, emea)).contains("shipped version 1");
    }

    @Test
    void anOldVersionThatANewerOneOvertookIsNeverInForce() {
        Counting overtaken = signed("a", 1, Map.of(), 20);
        Timeline timeline = Timeline.of(List.of(SHIPPED, overtaken, signed("a", 2, Map.of(), 10)));

        assertThat(timeline.overtaking(overtaken)).isPresent();
        assertThat(counts(timeline, 20, Map.of())).contains("a version 2");
        assertThat(State.of(overtaken.id(), 2, timeline, at(5))).isEqualTo(State.SUPERSEDED);
        assertThat(State.of(overtaken.id(), 2, timeline, at(25))).isEqualTo(State.SUPERSEDED);
    }

    @Test
    void aVersionGoesFromDraftToItsEnd() {
        Counting first = signed("a", 1, Map.of(), 10);
        Counting second = signed("a", 2, Map.of(), 20, at(30));
        Timeline timeline = Timeline.of(List.of(SHIPPED, first, second));

        assertThat(State.of(id("a", 3), 0, timeline, at(5))).isEqualTo(State.DRAFT);
        assertThat(State.of(id("a", 3), 1, timeline, at(5))).isEqualTo(State.SIGNED_BY_ONE);
        assertThat(State.of(first.id(), 2, timeline, at(5))).isEqualTo(State.SCHEDULED);
        assertThat(State.of(first.id(), 2, timeline, at(10))).isEqualTo(State.IN_FORCE);
        assertThat(State.of(first.id(), 2, timeline, at(20))).isEqualTo(State.SUPERSEDED);
        assertThat(State.of(second.id(), 2, timeline, at(30))).isEqualTo(State.EXPIRED);
        assertThat(State.of(SHIPPED.id(), 0, timeline, at(5))).isEqualTo(State.IN_FORCE);
        assertThat(State.of(SHIPPED.id(), 0, timeline, at(15))).isEqualTo(State.SUPERSEDED);
        assertThat(State.of(SHIPPED.id(), 0, timeline, at(30))).isEqualTo(State.IN_FORCE);
        assertThat(State.SIGNED_BY_ONE.text()).isEqualTo("signed-by-one");
    }

    @Test
    void whatIsShippedStillCountsForThoseASignedVersionLeaves() {
        Timeline timeline = Timeline.of(List.of(SHIPPED, signed("shipped", 2, Map.of("region", "EMEA"), 10)));

        assertThat(counts(timeline, 10, Map.of("region", "EMEA"))).contains("shipped version 2");
        assertThat(counts(timeline, 10, Map.of())).contains("shipped version 1");
        assertThat(timeline.at(at(10)).counting()).hasSize(2);
    }

    @Test
    void twoKeysAsSpecificThatCanMeetAtOneTimeClash() {
        Counting emea = signed("a", 1, Map.of("region", "EMEA"), 10, at(30));
        Timeline timeline = Timeline.of(List.of(SHIPPED, emea));

        assertThat(timeline.clashOf(signed("b", 1, Map.of("segment", "large"), 10)))
                .contains(emea);
        assertThat(timeline.clashOf(signed("b", 1, Map.of("region", "EMEA"), 29)))
                .contains(emea);
        assertThat(timeline.clashOf(signed("b", 1, Map.of("region", "EMEA"), 30)))
                .isEmpty();
        assertThat(timeline.clashOf(signed("b", 1, Map.of("region", "APAC"), 10)))
                .isEmpty();
        assertThat(timeline.clashOf(signed("b", 1, Map.of("region", "EMEA", "segment", "large"), 10)))
                .isEmpty();
        assertThat(timeline.clashOf(signed("a", 2, Map.of("region", "EMEA"), 10)))
                .isEmpty();
    }

    @Test
    void betweenItsChangesNothingChanges() {
        Timeline timeline = Timeline.of(
                List.of(SHIPPED, signed("b", 1, Map.of(), 10, at(30)), signed("a", 1, Map.of("x", "y"), 20, at(30))));

        assertThat(timeline.changes()).containsExactly(at(0), at(10), at(20), at(30));
    }
}
