package io.handshake.scoring.score;

import static io.handshake.scoring.score.Examples.MONDAY;
import static io.handshake.scoring.score.Examples.afterMinutes;
import static io.handshake.scoring.score.Examples.careersPage;
import static io.handshake.scoring.score.Examples.shipped;
import static io.handshake.scoring.score.Examples.somethingUnrated;
import static io.handshake.scoring.score.Examples.webinar;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ScoreTest {
    @Test
    void eachActivityGivesThePointsOfItsRule() {
        Score score = Score.of(
                shipped(), List.of(webinar(1, MONDAY), webinar(2, MONDAY), careersPage(3, MONDAY)), afterMinutes(1));

        assertThat(score.points()).isZero();
        assertThat(score.contributions())
                .extracting(Contribution::activityType, Contribution::pointsEach, Contribution::points)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("webinar", 10L, 20L),
                        org.assertj.core.groups.Tuple.tuple("careers-page", -20L, -20L));
    }

    @Test
    void anActivityWithoutARuleGivesNothingAndIsNotListed() {
        Score score = Score.of(shipped(), List.of(somethingUnrated(1, MONDAY)), afterMinutes(1));

        assertThat(score.points()).isZero();
        assertThat(score.contributions()).isEmpty();
    }

    @Test
    void theTotalMayBeNegative() {
        assertThat(Score.of(shipped(), List.of(careersPage(1, MONDAY)), MONDAY).points())
                .isEqualTo(-20);
    }

    @Test
    void whatHappensAfterTheAsOfTimeDoesNotCountAndWhatHappensAtItDoes() {
        List<Activity> activities = List.of(webinar(1, MONDAY), webinar(2, afterMinutes(1)));

        assertThat(Score.of(shipped(), activities, MONDAY).points()).isEqualTo(10);
        assertThat(Score.of(shipped(), activities, afterMinutes(1)).points()).isEqualTo(20);
    }

    @Test
    void theSameActivityToldTwiceCountsOnce() {
        Activity once = webinar(1, MONDAY);

        assertThat(Score.of(shipped(), List.of(once, once), MONDAY).points()).isEqualTo(10);
    }

    @Test
    void contributionsListTheirActivitiesOldestFirst() {
        Score score = Score.of(shipped(), List.of(webinar(1, afterMinutes(2)), webinar(2, MONDAY)), afterMinutes(3));

        assertThat(score.contributions().getFirst().activities())
                .extracting(Activity::id)
                .containsExactly(new UUID(0, 2), new UUID(0, 1));
    }

    @Property(tries = 300)
    void contributionsAddUpToTheScore(@ForAll("ruleSets") RuleSet rules, @ForAll("activities") List<Activity> done) {
        Score score = Score.of(rules, done, afterMinutes(60));

        assertThat(score.contributions().stream()
                        .mapToLong(Contribution::points)
                        .sum())
                .isEqualTo(score.points());
        assertThat(score.contributions())
                .allSatisfy(contribution -> assertThat(contribution.points())
                        .isEqualTo(contribution.pointsEach()
                                * contribution.activities().size()));
        assertThat(score.points())
                .isEqualTo(done.stream()
                        .filter(activity -> !activity.occurredAt().isAfter(afterMinutes(60)))
                        .mapToLong(activity -> rules.points().getOrDefault(activity.type(), 0L))
                        .sum());
    }

    @Property(tries = 300)
    void theOrderInWhichActivitiesArriveChangesNothing(
            @ForAll("ruleSets") RuleSet rules, @ForAll("activities") List<Activity> done, @ForAll long seed) {
        List<Activity> shuffled = new ArrayList<>(done);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Score.of(rules, shuffled, afterMinutes(60))).isEqualTo(Score.of(rules, done, afterMinutes(60)));
    }

    @Provide
    Arbitrary<RuleSet> ruleSets() {
        return Arbitraries.maps(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.longs().between(-1000, 1000).filter(points -> points != 0))
                .ofMinSize(1)
                .map(points -> new RuleSet("agreed", 1, points, 20));
    }

    @Provide
    Arbitrary<List<Activity>> activities() {
        return Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(1),
                        Arbitraries.of("a", "b", "c", "unrated"),
                        Arbitraries.longs().between(0, 120))
                .as((id, type, minutes) -> new Activity(new UUID(id, id), type, minutesAfter(minutes)))
                .list()
                .ofMaxSize(60)
                .uniqueElements(Activity::id);
    }

    private static Instant minutesAfter(long minutes) {
        return afterMinutes(minutes);
    }

    @Test
    void rulesKeepTheirOrderInTheExplanation() {
        Map<String, Long> points = new java.util.LinkedHashMap<>();
        points.put("careers-page", -20L);
        points.put("webinar", 10L);
        RuleSet rules = new RuleSet("agreed", 1, points, 20);

        assertThat(Score.of(rules, List.of(webinar(1, MONDAY), careersPage(2, MONDAY)), MONDAY)
                        .contributions())
                .extracting(Contribution::activityType)
                .containsExactly("careers-page", "webinar");
    }
}
