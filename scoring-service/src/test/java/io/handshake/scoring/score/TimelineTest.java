package io.handshake.scoring.score;

import static io.handshake.scoring.score.Examples.MONDAY;
import static io.handshake.scoring.score.Examples.afterMinutes;
import static io.handshake.scoring.score.Examples.careersPage;
import static io.handshake.scoring.score.Examples.shipped;
import static io.handshake.scoring.score.Examples.shippedFromTheBeginning;
import static io.handshake.scoring.score.Examples.signed;
import static io.handshake.scoring.score.Examples.webinar;
import static io.handshake.scoring.score.Examples.webinarsOnly;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    @Test
    void aSignedVersionTakesThePlaceOfTheShippedOneFromItsFirstInstantOn() {
        Timeline timeline = Timeline.of(List.of(shippedFromTheBeginning(), signed(webinarsOnly(1, 5, 20), MONDAY)));

        assertThat(timeline.at(MONDAY.minusNanos(1000))).contains(shipped());
        assertThat(timeline.at(MONDAY)).contains(webinarsOnly(1, 5, 20));
    }

    @Test
    void aNewerVersionTakesThePlaceOfAnOlderOne() {
        Timeline timeline = Timeline.of(List.of(
                shippedFromTheBeginning(),
                signed(webinarsOnly(2, 7, 20), afterMinutes(10)),
                signed(webinarsOnly(1, 5, 20), MONDAY)));

        assertThat(timeline.at(afterMinutes(9))).contains(webinarsOnly(1, 5, 20));
        assertThat(timeline.at(afterMinutes(10))).contains(webinarsOnly(2, 7, 20));
    }

    @Test
    void anOlderVersionThatWasScheduledIsOvertakenByANewerOneInForceBefore() {
        Timeline timeline = Timeline.of(List.of(
                shippedFromTheBeginning(),
                signed(webinarsOnly(1, 5, 20), afterMinutes(10)),
                signed(webinarsOnly(2, 7, 20), MONDAY)));

        assertThat(timeline.at(afterMinutes(20))).contains(webinarsOnly(2, 7, 20));
    }

    @Test
    void beforeAnyVersionCountsNoneDoes() {
        assertThat(Timeline.of(List.of(signed(webinarsOnly(1, 5, 20), MONDAY))).at(MONDAY.minusSeconds(1)))
                .isEmpty();
    }

    @Test
    void d6ACrossingIsJudgedByTheVersionInForceWhenTheActivityOccurred() {
        Timeline timeline =
                Timeline.of(List.of(shippedFromTheBeginning(), signed(webinarsOnly(1, 10, 1000), afterMinutes(10))));

        assertThat(timeline.crossing(List.of(webinar(1, MONDAY), webinar(2, afterMinutes(1))), afterMinutes(60)))
                .contains(new Crossing.ByActivity(webinar(2, afterMinutes(1)), 20, shipped()));
    }

    @Test
    void d6AnActivityExactlyAtEffectiveFromIsJudgedByTheNewVersion() {
        RuleSet newer = webinarsOnly(1, 30, 30);
        Timeline timeline = Timeline.of(List.of(shippedFromTheBeginning(), signed(newer, MONDAY)));

        assertThat(timeline.crossing(List.of(webinar(1, MONDAY)), afterMinutes(60)))
                .contains(new Crossing.ByActivity(webinar(1, MONDAY), 30, newer));
        assertThat(timeline.crossing(List.of(webinar(1, MONDAY.minusNanos(1000))), MONDAY.minusNanos(1)))
                .isEmpty();
    }

    @Test
    void d6AScoreUsesOneVersionForAllActivitiesAlsoForThoseBeforeIt() {
        RuleSet newer = webinarsOnly(1, 15, 30);
        Timeline timeline = Timeline.of(List.of(shippedFromTheBeginning(), signed(newer, afterMinutes(10))));

        assertThat(timeline.crossing(List.of(webinar(1, MONDAY), webinar(2, afterMinutes(11))), afterMinutes(60)))
                .contains(new Crossing.ByActivity(webinar(2, afterMinutes(11)), 30, newer));
    }

    @Test
    void d6ANewVersionByWhichThePastIsEnoughCrossesAtTheInstantItTakesEffect() {
        RuleSet newer = webinarsOnly(1, 10, 10);
        Timeline timeline = Timeline.of(List.of(shippedFromTheBeginning(), signed(newer, afterMinutes(10))));

        assertThat(timeline.crossing(List.of(webinar(1, MONDAY)), afterMinutes(10)))
                .contains(new Crossing.ByNewVersion(afterMinutes(10), 10, newer));
    }

    @Test
    void d6AVersionThatIsOnlyScheduledIsNotYetAReason() {
        Timeline timeline =
                Timeline.of(List.of(shippedFromTheBeginning(), signed(webinarsOnly(1, 10, 10), afterMinutes(10))));

        assertThat(timeline.crossing(List.of(webinar(1, MONDAY)), afterMinutes(9)))
                .isEmpty();
    }

    @Test
    void pointsTakenAwayBeforeCountWhenTheThresholdIsLookedAt() {
        Timeline timeline = Timeline.of(List.of(shippedFromTheBeginning()));

        assertThat(timeline.crossing(
                        List.of(
                                webinar(1, MONDAY),
                                careersPage(2, afterMinutes(1)),
                                webinar(3, afterMinutes(2)),
                                webinar(4, afterMinutes(3))),
                        afterMinutes(60)))
                .isEmpty();
    }

    @Test
    void d9PointsTakenAwayAfterTheCrossingDoNotUndoIt() {
        Timeline timeline = Timeline.of(List.of(shippedFromTheBeginning()));

        assertThat(timeline.crossing(
                        List.of(webinar(1, MONDAY), webinar(2, afterMinutes(1)), careersPage(3, afterMinutes(2))),
                        afterMinutes(60)))
                .contains(new Crossing.ByActivity(webinar(2, afterMinutes(1)), 20, shipped()));
    }

    @Test
    void activitiesOfOneInstantCountTogetherAndTheIdDecidesWhichIsNamed() {
        Timeline timeline = Timeline.of(List.of(shippedFromTheBeginning()));

        assertThat(timeline.crossing(
                        List.of(webinar(3, MONDAY), webinar(2, MONDAY), webinar(1, MONDAY)), afterMinutes(60)))
                .contains(new Crossing.ByActivity(webinar(2, MONDAY), 30, shipped()));
        assertThat(timeline.crossing(
                        List.of(webinar(1, MONDAY), webinar(2, MONDAY), careersPage(3, MONDAY)), afterMinutes(60)))
                .isEmpty();
    }

    @Test
    void d19TheSameActivitiesGiveTheSameCrossingWheneverTheyAreLookedAt() {
        Timeline timeline = Timeline.of(List.of(shippedFromTheBeginning()));
        List<Activity> done = List.of(webinar(1, MONDAY), webinar(2, afterMinutes(1)));

        assertThat(timeline.crossing(done, afterMinutes(2))).isEqualTo(timeline.crossing(done, afterMinutes(2000)));
    }
}
