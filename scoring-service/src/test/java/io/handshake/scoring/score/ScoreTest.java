package io.handshake.scoring.score;

import static io.handshake.scoring.score.Examples.MONDAY;
import static io.handshake.scoring.score.Examples.afterMinutes;
import static io.handshake.scoring.score.Examples.careersPage;
import static io.handshake.scoring.score.Examples.shipped;
import static io.handshake.scoring.score.Examples.somethingUnrated;
import static io.handshake.scoring.score.Examples.webinar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScoreTest {
    @Test
    void eachActivityGivesThePointsOfItsRule() {
        Score score = Score.of(
                shipped(), List.of(webinar(1, MONDAY), webinar(2, MONDAY), careersPage(3, MONDAY)), afterMinutes(1));

        assertThat(score.points()).isZero();
        assertThat(score.contributions())
                .extracting(Contribution::activityType, Contribution::pointsEach, Contribution::points)
                .containsExactlyInAnyOrder(tuple("webinar", 10L, 20L), tuple("careers-page", -20L, -20L));
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

    @Test
    void rulesKeepTheirOrderInTheExplanation() {
        Map<String, Long> points = new LinkedHashMap<>();
        points.put("careers-page", -20L);
        points.put("webinar", 10L);
        RuleSet rules = new RuleSet("agreed", 1, points, 20);

        assertThat(Score.of(rules, List.of(webinar(1, MONDAY), careersPage(2, MONDAY)), MONDAY)
                        .contributions())
                .extracting(Contribution::activityType)
                .containsExactly("careers-page", "webinar");
    }
}
