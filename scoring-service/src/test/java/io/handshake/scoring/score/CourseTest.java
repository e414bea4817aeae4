package io.handshake.scoring.score;

import static io.handshake.scoring.score.Cases.always;
import static io.handshake.scoring.score.Cases.changing;
import static io.handshake.scoring.score.Cases.day;
import static io.handshake.scoring.score.Cases.days;
import static io.handshake.scoring.score.Cases.done;
import static io.handshake.scoring.score.Cases.fading;
import static io.handshake.scoring.score.Cases.fit;
import static io.handshake.scoring.score.Cases.history;
import static io.handshake.scoring.score.Cases.known;
import static io.handshake.scoring.score.Cases.rule;
import static io.handshake.scoring.score.Cases.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.Counting;
import io.handshake.scoring.rule.Group;
import io.handshake.scoring.rule.IntentRule;
import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.rule.Threshold;
import io.handshake.scoring.score.Cases.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final IntentRule WEBINAR = IntentRule.each("webinar", 10);
    private static final Instant LATER = day(3_000);

    @Test
    void pointsHalveWithEachHalfLife() {
        RuleSet rules = rules(List.of(), List.of(fading("webinar", 10, 7)), List.of(), Threshold.ofTotal(10));

        Score score = Score.of(rules, Map.of(), List.of(done("webinar", 0)), day(21));

        assertThat(score.total()).isEqualByComparingTo("1.25");
    }

    @Test
    void aCapAppliesAfterFading() {
        List<IntentRule> intent =
                List.of(rule("webinar", 10, Counting.all(), null, days(7), "events"), IntentRule.each("trial", 3));
        RuleSet rules = rules(List.of(), intent, List.of(new Group("events", 12L, null)), Threshold.ofTotal(10));
        List<Activity> activities = List.of(done("webinar", 0), done("webinar", 0), done("trial", 0));

        assertThat(Score.of(rules, Map.of(), activities, day(0)).total()).isEqualByComparingTo("15");
        assertThat(Score.of(rules, Map.of(), activities, day(7)).total()).isEqualByComparingTo("13");
    }

    @Test
    void aLeadCrossesWithTheActivityThatBringsTheLastPoints() {
        RuleSet rules = rules(List.of(), List.of(WEBINAR), List.of(), Threshold.ofTotal(20));
        Activity last = done("webinar", 3);

        Optional<Crossing> crossing =
                new Course(history(last, done("webinar", 1), done("webinar", 4)), always(rules)).crossing(LATER);

        assertThat(crossing).hasValueSatisfying(found -> {
            assertThat(found).isInstanceOf(Crossing.ByActivity.class);
            assertThat(((Crossing.ByActivity) found).activity()).isEqualTo(last);
            assertThat(found.at()).isEqualTo(day(3));
        });
    }

    @Test
    void aScoreRisesWhenPointsAgainstTheLeadFadeAndTheInstantIsExact() {
        RuleSet rules = rules(
                List.of(),
                List.of(IntentRule.each("trial", 25), fading("careers", -20, 10)),
                List.of(),
                Threshold.ofTotal(20));

        Optional<Crossing> crossing =
                new Course(history(done("careers", 0), done("trial", 0)), always(rules)).crossing(LATER);

        // 25 - 20 x 2^(-t/10) = 20 at t = 20 days
        assertThat(crossing).containsInstanceOf(Crossing.ByTime.class);
        assertThat(crossing.orElseThrow().at()).isBetween(day(20).minusMillis(1), day(20).plusMillis(1));
    }

    @Test
    void aScoreRisesWhenWhatCountedAgainstTheLeadStopsCounting() {
        RuleSet rules = rules(
                List.of(),
                List.of(IntentRule.each("trial", 25), rule("careers", -20, Counting.all(), days(30), null, null)),
                List.of(),
                Threshold.ofTotal(20));

        Optional<Crossing> crossing =
                new Course(history(done("careers", 1), done("trial", 2)), always(rules)).crossing(LATER);

        assertThat(crossing).containsInstanceOf(Crossing.ByTime.class);
        assertThat(crossing.orElseThrow().at()).isEqualTo(day(31));
    }

    @Test
    void aScoreOfFadingPointsGoesColdToTheSecond() {
        RuleSet rules = rules(List.of(), List.of(fading("webinar", 30, 10)), List.of(), Threshold.ofTotal(20));

        Optional<Instant> cold = new Course(history(done("webinar", 0)), always(rules)).goesCold(rules, day(1));

        // 30 x 2^(-t/10) = 20 at t = 10 x log2(1.5) days = 505,400.42... s
        Instant expected = day(0).plusMillis(Math.round(864_000_000 * Math.log(1.5) / Math.log(2)));
        assertThat(cold)
                .hasValueSatisfying(
                        at -> assertThat(Duration.between(at, expected).abs()).isLessThan(Duration.ofMillis(10)));
    }

    @Test
    void theScoreWorkedByHandInTheGuideIsThatAndGoesColdThen() {
        RuleSet rules = rules(
                List.of(fit("companySize", "1000+", 15, "firm"), fit("country", "DE", 10, "firm")),
                List.of(
                        rule("webinar", 10, Counting.all(), null, days(14), "events"),
                        rule("e-book", 6, Counting.all(), null, days(14), "events"),
                        fading("pricing-page", 8, 7)),
                List.of(new Group("firm", 20L, null), new Group("events", 15L, null)),
                Threshold.ofTotal(30));
        List<Activity> activities =
                List.of(done("webinar", 0), done("webinar", 7), done("pricing-page", 8), done("e-book", 14));
        History lead =
                new History(List.of(known(0, Map.of("companySize", "1000+", "country", "DE"))), activities, true);

        Score score = Score.of(rules, lead.attributesAt(day(14)), activities, day(14));

        assertThat(score.fit()).isEqualByComparingTo("20");
        assertThat(score.intent()).isEqualByComparingTo("19.416358055");
        assertThat(score.total()).isEqualByComparingTo("39.416358055");
        assertThat(score.contributions())
                .extracting(it -> it.key() + " " + it.points())
                .containsExactly(
                        "companySize-1000+ 15",
                        "country-DE 10",
                        "webinar 12.071067812",
                        "e-book 6",
                        "pricing-page 4.416358055",
                        "firm -5",
                        "events -3.071067812");
        assertThat(new Course(lead, always(rules)).goesCold(rules, day(14)))
                .hasValueSatisfying(at -> assertThat(at.truncatedTo(ChronoUnit.SECONDS))
                        .isEqualTo(Instant.parse("2026-03-30T14:03:52Z")));
    }

    @Test
    void whatDoesNotFadeNeverGoesCold() {
        RuleSet rules = rules(List.of(), List.of(WEBINAR), List.of(), Threshold.ofTotal(10));

        assertThat(new Course(history(done("webinar", 0)), always(rules)).goesCold(rules, day(1)))
                .isEmpty();
    }

    @Test
    void fitAndIntentMustBothSufficeWhereBothAreAskedFor() {
        RuleSet rules = rules(
                List.of(fit("country", "DE", 5, null)),
                List.of(WEBINAR),
                List.of(),
                new Threshold(null, 5L, 10L, List.of()));
        History becomesGerman = new History(
                List.of(known(0, Map.of("country", "US")), known(4, Map.of("country", "DE"))),
                List.of(done("webinar", 1)),
                true);

        Optional<Crossing> crossing = new Course(becomesGerman, always(rules)).crossing(LATER);

        assertThat(crossing).containsInstanceOf(Crossing.ByProfile.class);
        assertThat(crossing.orElseThrow().at()).isEqualTo(day(4));
    }

    @Test
    void oneCellOfTheGridIsEnough() {
        Threshold grid = new Threshold(null, null, null, List.of(new Threshold.Cell(0, 30), new Threshold.Cell(5, 10)));
        RuleSet rules = rules(List.of(fit("country", "DE", 5, null)), List.of(WEBINAR), List.of(), grid);
        List<Activity> one = List.of(done("webinar", 0));

        assertThat(Score.of(rules, Map.of("country", "DE"), one, day(1)).qualifies())
                .isTrue();
        assertThat(Score.of(rules, Map.of("country", "US"), one, day(1)).qualifies())
                .isFalse();
    }

    @Test
    void anActivityExactlyWhenAVersionTakesEffectIsJudgedByThatVersion() {
        RuleSet before = rules(List.of(), List.of(WEBINAR), List.of(), Threshold.ofTotal(1_000));
        RuleSet after = rules(List.of(), List.of(WEBINAR), List.of(), Threshold.ofTotal(10));

        Optional<Crossing> crossing = new Course(
                        history(done("webinar", 5)),
                        changing(List.of(new Change(Instant.EPOCH, before), new Change(day(5), after))))
                .crossing(LATER);

        assertThat(crossing).containsInstanceOf(Crossing.ByActivity.class);
        assertThat(crossing.orElseThrow().score().by()).isEqualTo(after);
    }

    @Test
    void aNewVersionByWhichThePastIsEnoughIsTheReason() {
        RuleSet before = rules(List.of(), List.of(WEBINAR), List.of(), Threshold.ofTotal(1_000));
        RuleSet after = rules(List.of(), List.of(WEBINAR), List.of(), Threshold.ofTotal(10));

        Optional<Crossing> crossing = new Course(
                        history(done("webinar", 1)),
                        changing(List.of(new Change(Instant.EPOCH, before), new Change(day(5), after))))
                .crossing(LATER);

        assertThat(crossing).containsInstanceOf(Crossing.ByNewVersion.class);
        assertThat(crossing.orElseThrow().at()).isEqualTo(day(5));
    }

    @Test
    void aLaterPassBeginsWithSomethingDoneAnewHoweverGoodTheFit() {
        RuleSet rules =
                rules(List.of(fit("country", "DE", 30, null)), List.of(WEBINAR), List.of(), Threshold.ofTotal(20));
        List<io.handshake.scoring.rule.Profile> german = List.of(known(0, Map.of("country", "DE")));

        assertThat(new Course(new History(german, List.of(), false), always(rules)).crossing(LATER))
                .isEmpty();
        assertThat(new Course(new History(german, List.of(done("webinar", 9)), false), always(rules)).crossing(LATER))
                .hasValueSatisfying(crossing -> assertThat(crossing.at()).isEqualTo(day(9)));
    }

    @Test
    void aLeadWithAHundredThousandActivitiesIsFollowedWithoutAddingThemUpEachTime() {
        RuleSet rules = rules(
                List.of(),
                List.of(
                        fading("view", 1, 1),
                        fading("careers", -30, 5),
                        rule("trial", 5, new Counting.Each(3), days(9), null, null)),
                List.of(),
                Threshold.ofTotal(1_000_000));
        List<Activity> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            many.add(done(i % 50 == 0 ? "careers" : i % 7 == 0 ? "trial" : "view", i / 100.0));
        }

        assertThat(new Course(new History(List.of(), many, true), always(rules)).crossing(LATER))
                .isEmpty();
    }
}
