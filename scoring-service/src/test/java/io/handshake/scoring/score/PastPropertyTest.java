package io.handshake.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.score.CoursePropertyTest.Case;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A course that goes on from what is added up of its past is the course of all activities, digit by digit. */
class PastPropertyTest {
    private static final Instant UNTIL = Cases.day(30);

    @Property(tries = 1_500)
    void aCourseThatGoesOnFromItsPastIsTheOneFromTheStart(@ForAll Random random) {
        Case drawn = CoursePropertyTest.drawn(random);

        assertGoesOnAlike(drawn, random, false);
    }

    @Property(tries = 60)
    void aPastOfThousandsIsKeptInHundredsAndTellsTheSameOrSaysThatItCannot(@ForAll Random random) {
        Case drawn = CoursePropertyTest.drawn(random);
        List<Activity> many = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            many.add(new Activity(new UUID(2, i), "abc".substring(i % 3, i % 3 + 1), Cases.day(10.0 * i / 4_000)));
        }

        assertGoesOnAlike(new Case(drawn.changes(), drawn.profiles(), many), random, true);
    }

    private static void assertGoesOnAlike(Case drawn, Random random, boolean mayPass) {
        InForce inForce = Cases.changing(drawn.changes());
        History whole = drawn.history();
        Course course = new Course(whole, inForce);
        List<Activity> left = new ArrayList<>(whole.activities());
        History goesOn = whole.with(List.of());
        for (int piece = 0; piece < 4 && !left.isEmpty(); piece++) {
            Instant until = left.get(random.nextInt(left.size())).occurredAt();
            if (course.crossing(until.plusNanos(1_000)).isPresent()) {
                return;
            }
            Past past;
            try {
                past = new Course(goesOn.with(upTo(until, left)), inForce).past(UNTIL.plus(Course.AHEAD));
            } catch (EarlierNeeded e) {
                assertThat(mayPass).isTrue();
                return;
            }
            left.removeIf(activity -> !activity.occurredAt().isAfter(until));
            goesOn = new History(whole.profiles(), left, true, Past.of(past.until(), past.written()));
            assertThat(past.written().length).isLessThan(60_000);
            assertAlike(course, new Course(goesOn, inForce), whole.last().orElseThrow(), mayPass);
        }
    }

    /** A past that cannot tell is asked again from the start, which is right always; only thousands are too many to tell. */
    private static <T> void assertToldAlike(
            Supplier<Optional<T>> whole, Supplier<Optional<T>> goesOn, boolean mayPass) {
        try {
            assertThat(goesOn.get()).isEqualTo(whole.get());
        } catch (EarlierNeeded e) {
            assertThat(mayPass).isTrue();
        }
    }

    private static List<Activity> upTo(Instant instant, List<Activity> activities) {
        return activities.stream()
                .filter(activity -> !activity.occurredAt().isAfter(instant))
                .toList();
    }

    private static void assertAlike(Course course, Course goesOn, Instant last, boolean mayPass) {
        assertToldAlike(() -> course.crossing(UNTIL), () -> goesOn.crossing(UNTIL), mayPass);
        IntStream.of(0, 1, 30, 300)
                .mapToObj(hours -> last.plus(Duration.ofHours(hours)))
                .forEach(asOf -> {
                    assertToldAlike(() -> course.sum(asOf), () -> goesOn.sum(asOf), mayPass);
                    course.sum(asOf)
                            .filter(Sum::qualifies)
                            .ifPresent(sum -> assertToldAlike(
                                    () -> course.goesCold(sum.by(), asOf),
                                    () -> goesOn.goesCold(sum.by(), asOf),
                                    mayPass));
                });
    }
}
