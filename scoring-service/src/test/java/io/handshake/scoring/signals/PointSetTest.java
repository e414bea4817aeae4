package io.handshake.scoring.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PointSetTest {
    private static final Feature WEBINAR = new Feature.Did("webinar");
    private static final Feature CAREERS = new Feature.Did("careers-page");
    private static final Feature NOISE = new Feature.Did("key-page");
    private static final Feature EVENT = new Feature.Is("channel", "event");

    /** Leads whose chance is known: log-odds -1, 1.5 for each webinar, -2 for the careers page, 1 for the channel. */
    private static List<Example> examples(int count, long seed) {
        Random random = new Random(seed);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int webinars = random.nextInt(3);
            boolean careers = random.nextInt(4) == 0;
            boolean event = random.nextBoolean();
            Map<Feature, Integer> counts = new HashMap<>();
            if (webinars > 0) {
                counts.put(WEBINAR, webinars);
            }
            if (careers) {
                counts.put(CAREERS, 1);
            }
            if (event) {
                counts.put(EVENT, 1);
            }
            if (random.nextBoolean()) {
                counts.put(NOISE, 1 + random.nextInt(5));
            }
            double odds = -1 + 1.5 * webinars - (careers ? 2 : 0) + (event ? 1 : 0);
            examples.add(new Example(random.nextDouble() < 1 / (1 + Math.exp(-odds)), true, counts));
        }
        return examples;
    }

    @Test
    void theWeightsThatMadeTheOutcomesAreFoundAgain() {
        PointSet learnt = PointSet.learn(examples(20_000, 1));

        assertThat(logOdds(learnt, WEBINAR)).isCloseTo(1.5, within(0.1));
        assertThat(logOdds(learnt, CAREERS)).isCloseTo(-2, within(0.15));
        assertThat(logOdds(learnt, EVENT)).isCloseTo(1, within(0.1));
        assertThat(logOdds(learnt, NOISE)).isCloseTo(0, within(0.05));
        assertThat(learnt.base()).isCloseTo(-1, within(0.1));
        assertThat(learnt.points().get(CAREERS)).isEqualTo(-100);
    }

    private static double logOdds(PointSet learnt, Feature feature) {
        return learnt.points().getOrDefault(feature, 0L) * learnt.perPoint();
    }

    @Test
    void theSameExamplesGiveTheSamePoints() {
        assertThat(PointSet.learn(examples(500, 2))).isEqualTo(PointSet.learn(examples(500, 2)));
    }

    @Test
    void theTrialIsCalibratedWhenTheModelIsRight() {
        PointSet learnt = PointSet.learn(examples(20_000, 3));

        Trial trial = Trial.of(learnt, examples(20_000, 4), 0.6);

        assertThat(trial.auc().value()).isBetween(0.75, 0.9);
        assertThat(trial.logLoss()).isLessThan(trial.usualLogLoss());
        assertThat(trial.groups())
                .hasSize(10)
                .allSatisfy(group -> assertThat((double) group.happened().part()
                                / group.happened().whole())
                        .isCloseTo(group.expected(), within(0.05)));
        assertThat(trial.cut().orElseThrow().pooled().reaches(0.6)).isTrue();
    }

    @Test
    void whatFewLeadsHadGetsNoPoints() {
        List<Example> examples = new ArrayList<>(examples(500, 5));
        Feature rare = new Feature.Did("trial-request");
        for (int i = 0; i < 19; i++) {
            examples.add(new Example(true, true, Map.of(rare, 1)));
        }

        assertThat(PointSet.learn(examples).points()).doesNotContainKey(rare);
    }

    @Test
    void whatAllLeadsAreGetsNoPoints() {
        Feature everybody = new Feature.Is("country", "DE");
        List<Example> examples = examples(500, 6).stream()
                .map(example -> {
                    Map<Feature, Integer> counts = new HashMap<>(example.counts());
                    counts.put(everybody, 1);
                    return new Example(example.won(), true, counts);
                })
                .toList();

        assertThat(PointSet.learn(examples).points()).doesNotContainKey(everybody);
    }

    @Test
    void everyRuleHasAKeyOfItsOwn() {
        PointSet points = new PointSet(
                Map.of(new Feature.Is("size", "A&B"), 1L, new Feature.Is("size", "a b"), 2L, WEBINAR, 3L), 1, 0);

        SuggestedDefinition definition = SuggestedDefinition.of(points, 3L);

        assertThat(definition.rules()).containsExactly(new SuggestedDefinition.Rule("webinar", 3, Examples.CAP));
        assertThat(definition.fitRules())
                .extracting(SuggestedDefinition.FitRule::key)
                .containsExactlyInAnyOrder("fit-size-a-b", "fit-size-a-b-2");
    }
}
