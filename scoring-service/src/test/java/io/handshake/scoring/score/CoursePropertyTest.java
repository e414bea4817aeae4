package io.handshake.scoring.score;

import static io.handshake.scoring.score.Cases.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.Counting;
import io.handshake.scoring.rule.FitRule;
import io.handshake.scoring.rule.Group;
import io.handshake.scoring.rule.IntentRule;
import io.handshake.scoring.rule.Profile;
import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.rule.Threshold;
import io.handshake.scoring.score.Cases.Change;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Scores and their course against a model that is slow, plain and written independently of them. */
class CoursePropertyTest {
    private static final List<String> TYPES = List.of("a", "b", "c");
    private static final int HOURS = 240;
    private static final double ROUNDING = 1e-6;

    /** A case drawn from a seed. */
    record Case(List<Change> changes, List<Profile> profiles, List<Activity> activities) {
        History history() {
            return new History(profiles, activities, true);
        }

        Course course() {
            return new Course(history(), Cases.changing(changes));
        }
    }

    @Property(tries = 400)
    void aScoreIsTheModels(@ForAll("cases") Case drawn, @ForAll Random random) {
        Instant asOf = at(random.nextInt(HOURS * 60));
        RuleSet rules = drawn.changes().getLast().rules();
        Map<String, Object> attributes = attributes(drawn, asOf);

        Score score = Score.of(rules, attributes, drawn.activities(), asOf);

        Model model = model(rules, attributes, drawn.activities(), asOf);
        assertThat(score.fit().doubleValue()).isEqualTo(model.fit());
        assertThat(Math.abs(score.intent().doubleValue() - model.intent())).isLessThan(ROUNDING);
        assertThat(Math.abs(score.total().doubleValue() - model.total())).isLessThan(ROUNDING);
    }

    @Property(tries = 400)
    void contributionsAddUpExactlyAndTheOrderOfArrivalChangesNothing(
            @ForAll("cases") Case drawn, @ForAll Random random) {
        Instant asOf = at(random.nextInt(HOURS * 60));
        RuleSet rules = drawn.changes().getLast().rules();
        List<Activity> shuffled = new ArrayList<>(drawn.activities());
        shuffled.addAll(drawn.activities());
        Collections.shuffle(shuffled, random);

        Score score = Score.of(rules, attributes(drawn, asOf), drawn.activities(), asOf);

        assertThat(score.contributions().stream().map(Contribution::points).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(score.total());
        assertThat(Score.of(rules, attributes(drawn, asOf), shuffled, asOf)).isEqualTo(score);
        score.contributions().stream()
                .filter(it -> !it.shares().isEmpty())
                .forEach(it -> assertThat(it.shares().stream()
                                .map(Contribution.Share::points)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(it.points()));
    }

    @Property(tries = 600)
    void aCrossingIsTheFirstInstantThatQualifies(@ForAll("cases") Case drawn) {
        Instant until = at(HOURS * 60);

        Optional<Crossing> crossing = drawn.course().crossing(until);

        Instant end = crossing.map(Crossing::at).orElse(until);
        crossing.ifPresent(
                found -> assertThat(qualifiesExactly(drawn, found.at())).isTrue());
        for (Instant instant : looks(drawn, end)) {
            assertThat(qualifiesForSure(drawn, instant))
                    .as("%s is before %s", instant, end)
                    .isFalse();
        }
        crossing.filter(Crossing.ByTime.class::isInstance)
                .map(found -> found.at().minusNanos(1_000))
                .filter(before -> !before.isBefore(drawn.history().begin().orElseThrow()))
                .ifPresent(before -> assertThat(qualifiesExactly(drawn, before)).isFalse());
    }

    @Property(tries = 600)
    void goingColdIsTheFirstInstantThatDoesNotQualify(@ForAll("cases") Case drawn, @ForAll Random random) {
        RuleSet rules = drawn.changes().getLast().rules();
        Instant asOf = at(random.nextInt(HOURS * 60));
        List<Activity> past = drawn.activities().stream()
                .filter(activity -> !activity.occurredAt().isAfter(asOf))
                .toList();
        Map<String, Object> attributes = attributes(drawn, asOf);
        if (!Score.of(rules, attributes, past, asOf).qualifies()) {
            return;
        }

        Optional<Instant> cold = drawn.course().goesCold(rules, asOf);

        Instant end = cold.orElse(asOf.plus(Duration.ofDays(40)));
        cold.ifPresent(at -> {
            assertThat(Score.of(rules, attributes, past, at).qualifies()).isFalse();
            assertThat(Score.of(rules, attributes, past, at.minusNanos(1_000)).qualifies())
                    .isTrue();
        });
        for (int hour = 1; asOf.plus(Duration.ofHours(hour)).isBefore(end) && hour < 1_000; hour++) {
            assertThat(Score.of(rules, attributes, past, asOf.plus(Duration.ofHours(hour)))
                            .qualifies())
                    .isTrue();
        }
    }

    private static List<Instant> looks(Case drawn, Instant end) {
        Instant begin = drawn.history().begin().orElse(end);
        List<Instant> looks = new ArrayList<>(
                IntStream.range(0, HOURS * 4).mapToObj(i -> at(i * 15)).toList());
        drawn.activities().forEach(activity -> looks.add(activity.occurredAt()));
        drawn.changes().forEach(change -> looks.add(change.from()));
        return looks.stream()
                .filter(instant -> instant.isBefore(end) && !instant.isBefore(begin))
                .toList();
    }

    private static boolean qualifiesExactly(Case drawn, Instant instant) {
        return rules(drawn, instant)
                .map(rules -> Score.of(rules, attributes(drawn, instant), drawn.activities(), instant)
                        .qualifies())
                .orElse(false);
    }

    /** By the model, and not only by rounding. */
    private static boolean qualifiesForSure(Case drawn, Instant instant) {
        return rules(drawn, instant)
                .map(rules -> model(rules, attributes(drawn, instant), drawn.activities(), instant)
                        .meets(rules.threshold(), ROUNDING))
                .orElse(false);
    }

    private static Optional<RuleSet> rules(Case drawn, Instant instant) {
        return drawn.changes().stream()
                .filter(change -> !change.from().isAfter(instant))
                .reduce((one, other) -> other)
                .map(Change::rules);
    }

    private static Map<String, Object> attributes(Case drawn, Instant instant) {
        return drawn.profiles().stream()
                .filter(profile -> !profile.since().isAfter(instant))
                .max(Comparator.comparing(Profile::since))
                .or(() -> drawn.profiles().stream().min(Comparator.comparing(Profile::since)))
                .map(Profile::attributes)
                .orElse(Map.of());
    }

    /** Adds everything up from the words of the rules, in doubles. */
    record Model(double fit, double intent, double total) {
        boolean meets(Threshold threshold, double surely) {
            return over(total, threshold.total(), surely)
                    && over(fit, threshold.fit(), 0)
                    && over(intent, threshold.intent(), surely)
                    && (threshold.grid().isEmpty()
                            || threshold.grid().stream()
                                    .anyMatch(cell -> fit >= cell.fit() && intent >= cell.intent() + surely));
        }

        private static boolean over(double points, @Nullable Long minimum, double surely) {
            return minimum == null || points >= minimum + surely;
        }
    }

    private static Model model(RuleSet rules, Map<String, Object> attributes, List<Activity> all, Instant asOf) {
        double fit = 0;
        double intent = 0;
        for (Group group : rules.groups()) {
            double ofFit = rules.fitRules().stream()
                    .filter(rule -> group.key().equals(rule.group()))
                    .mapToDouble(rule -> points(rule, attributes))
                    .sum();
            double ofIntent = rules.intentRules().stream()
                    .filter(rule -> group.key().equals(rule.group()))
                    .mapToDouble(rule -> points(rule, all, asOf))
                    .sum();
            fit += within(group, ofFit);
            intent += within(group, ofIntent);
        }
        fit += rules.fitRules().stream()
                .filter(rule -> rule.group() == null)
                .mapToDouble(rule -> points(rule, attributes))
                .sum();
        intent += rules.intentRules().stream()
                .filter(rule -> rule.group() == null)
                .mapToDouble(rule -> points(rule, all, asOf))
                .sum();
        Long floor = rules.floor();
        return new Model(fit, intent, floor == null ? fit + intent : Math.max(floor, fit + intent));
    }

    private static double within(Group group, double sum) {
        double capped = group.cap() == null ? sum : Math.min(sum, group.cap());
        return group.floor() == null ? capped : Math.max(capped, group.floor());
    }

    private static double points(FitRule rule, Map<String, Object> attributes) {
        return rule.holds(attributes) ? rule.points() : 0;
    }

    private static double points(IntentRule rule, List<Activity> all, Instant asOf) {
        List<Double> ages = all.stream()
                .filter(activity -> activity.type().equals(rule.activityType()))
                .filter(activity -> !activity.occurredAt().isAfter(asOf))
                .filter(activity -> rule.within() == null
                        || activity.occurredAt().plus(rule.within()).isAfter(asOf))
                .map(activity -> Duration.between(activity.occurredAt(), asOf).toMillis() / 1000.0)
                .sorted()
                .toList();
        return switch (rule.counting()) {
            case Counting.Each(int atMost) ->
                ages.stream().limit(atMost).mapToDouble(age -> faded(rule, age)).sum();
            case Counting.Once(int atLeast) -> ages.size() >= atLeast ? faded(rule, ages.getFirst()) : 0;
        };
    }

    private static double faded(IntentRule rule, double age) {
        return rule.halfLife() == null
                ? rule.points()
                : rule.points() * Math.exp(-Math.log(2) * age / rule.halfLife().toSeconds());
    }

    private static Instant at(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.longs().map(seed -> drawn(new Random(seed)));
    }

    static Case drawn(Random random) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(at(random.nextInt(200) - 100), rules(random, 1)));
        if (random.nextBoolean()) {
            changes.add(new Change(at(200 + random.nextInt(HOURS * 40)), rules(random, 2)));
        }
        List<Profile> profiles = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> new Profile(
                        at(random.nextInt(HOURS * 60)),
                        Map.of("size", random.nextInt(3), "country", random.nextBoolean() ? "DE" : "US")))
                .toList();
        List<Activity> activities = IntStream.range(0, random.nextInt(14))
                .mapToObj(i ->
                        new Activity(new UUID(1, i), TYPES.get(random.nextInt(3)), at(random.nextInt(HOURS * 4) * 15)))
                .toList();
        return new Case(changes, profiles, activities);
    }

    private static RuleSet rules(Random random, int version) {
        List<IntentRule> intent = TYPES.stream()
                .map(type -> Cases.rule(
                        type,
                        random.nextInt(4) == 0 ? -1 - random.nextInt(20) : 1 + random.nextInt(12),
                        switch (random.nextInt(4)) {
                            case 0 -> new Counting.Each(1 + random.nextInt(3));
                            case 1 -> new Counting.Once(2 + random.nextInt(2));
                            default -> Counting.all();
                        },
                        random.nextInt(3) == 0 ? Duration.ofHours(5L + random.nextInt(60)) : null,
                        random.nextBoolean() ? Duration.ofHours(3L + random.nextInt(50)) : null,
                        random.nextInt(3) == 0 ? "did" : null))
                .toList();
        List<FitRule> fit = List.of(
                Cases.fit("size", 2, 1 + random.nextInt(10), random.nextBoolean() ? "is" : null),
                Cases.fit("country", "de", random.nextInt(12) - 6L, random.nextBoolean() ? "is" : null));
        List<Group> groups = List.of(
                new Group("did", 3L + random.nextInt(15), random.nextBoolean() ? -5L : null),
                new Group("is", 4L + random.nextInt(6), null));
        Threshold threshold = switch (random.nextInt(4)) {
            case 0 -> new Threshold(null, 2L, 4L + random.nextInt(8), List.of());
            case 1 ->
                new Threshold(
                        null,
                        null,
                        null,
                        List.of(new Threshold.Cell(0, 15), new Threshold.Cell(4, 3L + random.nextInt(6))));
            default -> Threshold.ofTotal(4L + random.nextInt(18));
        };
        return new RuleSet("agreed", version, fit, intent, groups, threshold, random.nextInt(3) == 0 ? 0L : null);
    }
}
