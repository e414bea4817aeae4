package io.handshake.scoring.score;

import static io.handshake.scoring.score.Examples.afterMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The crossing against a model that is slow, plain and written independently of it. */
class CrossingPropertyTest {
    private static final Instant LATER = afterMinutes(100_000);

    @Property(tries = 1000)
    void theCrossingIsTheModels(
            @ForAll("timelines") List<Timeline.Version> versions, @ForAll("activities") List<Activity> done) {
        Optional<Instant> expected = modelCrossing(versions, done);

        Optional<Crossing> crossing = Timeline.of(versions).crossing(done, LATER);

        assertThat(crossing.map(Crossing::at)).isEqualTo(expected);
        crossing.ifPresent(found -> {
            RuleSet inForce = modelInForce(versions, found.at()).orElseThrow();
            assertThat(found.by()).isEqualTo(inForce);
            assertThat(found.score()).isGreaterThanOrEqualTo(inForce.threshold());
        });
    }

    @Property(tries = 500)
    void theOrderOfArrivalChangesNothing(
            @ForAll("timelines") List<Timeline.Version> versions,
            @ForAll("activities") List<Activity> done,
            @ForAll long seed) {
        List<Activity> shuffled = new ArrayList<>(done);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Timeline.of(versions).crossing(shuffled, LATER))
                .isEqualTo(Timeline.of(versions).crossing(done, LATER));
    }

    @Property(tries = 500)
    void judgingAfterEachInstantFindsTheSameCrossingAsJudgingOnceAtTheEnd(
            @ForAll("timelines") List<Timeline.Version> versions, @ForAll("activities") List<Activity> done) {
        Timeline timeline = Timeline.of(versions);
        Optional<Crossing> step = Optional.empty();
        for (Instant instant :
                new TreeSet<>(done.stream().map(Activity::occurredAt).toList())) {
            List<Activity> soFar = done.stream()
                    .filter(activity -> !activity.occurredAt().isAfter(instant))
                    .toList();
            step = timeline.crossing(soFar, instant);
            if (step.isPresent()) {
                break;
            }
        }
        Optional<Crossing> stepwise = step.isPresent() ? step : timeline.crossing(done, LATER);

        assertThat(stepwise).isEqualTo(timeline.crossing(done, LATER));
    }

    @Property(tries = 500)
    void withoutNegativePointsAnyArrivalOrderInAnyBatchesQualifiesTheSameLeads(
            @ForAll("activities") List<Activity> done, @ForAll long seed) {
        Timeline timeline = Timeline.of(List.of(new Timeline.Version(
                new RuleSet("agreed", 1, Map.of("a", 3L, "b", 7L, "c", 1L), 20), Instant.EPOCH, false)));
        Random random = new Random(seed);
        List<Activity> shuffled = new ArrayList<>(done);
        Collections.shuffle(shuffled, random);
        boolean qualified = false;
        for (int known = 0; known < shuffled.size(); ) {
            known = Math.min(shuffled.size(), known + 1 + random.nextInt(5));
            qualified |= timeline.crossing(shuffled.subList(0, known), LATER).isPresent();
        }

        assertThat(qualified).isEqualTo(timeline.crossing(done, LATER).isPresent());
    }

    /** Looks at every instant at which anything changes, and adds everything up again each time. */
    private static Optional<Instant> modelCrossing(List<Timeline.Version> versions, List<Activity> done) {
        TreeSet<Instant> instants = new TreeSet<>();
        versions.forEach(version -> instants.add(version.from()));
        done.forEach(activity -> instants.add(activity.occurredAt()));
        for (Instant instant : instants) {
            Optional<RuleSet> rules = modelInForce(versions, instant);
            if (rules.isEmpty()) {
                continue;
            }
            long score = 0;
            for (Activity activity : done) {
                if (activity.occurredAt().compareTo(instant) <= 0) {
                    score += rules.get().points().getOrDefault(activity.type(), 0L);
                }
            }
            long before = 0;
            for (Activity activity : done) {
                if (activity.occurredAt().compareTo(instant) < 0) {
                    before += rules.get().points().getOrDefault(activity.type(), 0L);
                }
            }
            boolean changes =
                    versions.stream().anyMatch(version -> version.from().equals(instant));
            boolean acts =
                    done.stream().anyMatch(activity -> activity.occurredAt().equals(instant));
            if (changes && before >= rules.get().threshold()
                    || acts && score >= rules.get().threshold()) {
                return Optional.of(instant);
            }
        }
        return Optional.empty();
    }

    private static Optional<RuleSet> modelInForce(List<Timeline.Version> versions, Instant instant) {
        return versions.stream()
                .filter(version -> version.from().compareTo(instant) <= 0)
                .sorted(Comparator.comparing((Timeline.Version version) -> version.shipped() ? 0 : 1)
                        .thenComparing(version -> version.rules().version())
                        .reversed())
                .map(Timeline.Version::rules)
                .findFirst();
    }

    @Provide
    Arbitrary<List<Timeline.Version>> timelines() {
        Arbitrary<Long> points = Arbitraries.longs().between(-15, 15);
        Arbitrary<RuleSet> rules = Combinators.combine(
                        points, points, points, Arbitraries.longs().between(1, 40))
                .as((a, b, c, threshold) -> new RuleSet("agreed", 0, Map.of("a", a, "b", b, "c", c), threshold));
        Arbitrary<Timeline.Version> version = Combinators.combine(
                        rules, Arbitraries.longs().between(0, 30))
                .as((set, minutes) -> new Timeline.Version(set, afterMinutes(minutes), false));
        return version.list().ofMinSize(1).ofMaxSize(4).map(CrossingPropertyTest::numbered);
    }

    private static List<Timeline.Version> numbered(List<Timeline.Version> versions) {
        List<Timeline.Version> numbered = new ArrayList<>();
        for (Timeline.Version version : versions) {
            RuleSet rules = version.rules();
            numbered.add(new Timeline.Version(
                    new RuleSet(rules.definition(), numbered.size() + 1, rules.points(), rules.threshold()),
                    version.from(),
                    numbered.isEmpty()));
        }
        return numbered;
    }

    @Provide
    Arbitrary<List<Activity>> activities() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.of("a", "b", "c", "unrated"),
                        Arbitraries.longs().between(0, 30))
                .as((id, type, minutes) -> new Activity(new UUID(id, ~id), type, afterMinutes(minutes)))
                .list()
                .ofMaxSize(40)
                .uniqueElements(Activity::id);
    }
}
