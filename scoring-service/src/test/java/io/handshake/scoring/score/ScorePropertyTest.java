package io.handshake.scoring.score;

import static io.handshake.scoring.score.Examples.afterMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScorePropertyTest {
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
                .as((id, type, minutes) -> new Activity(new UUID(id, id), type, afterMinutes(minutes)))
                .list()
                .ofMaxSize(60)
                .uniqueElements(Activity::id);
    }
}
