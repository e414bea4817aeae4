package io.handshake.chassis.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The timeline against a model that plays the days one by one. */
class TimelinePropertyTest {
    private static final int DAYS = 12;
    private static final List<Map<String, String>> PEOPLE = people();

    private static Instant day(int day) {
        return Instant.ofEpochSecond(day * 86_400L);
    }

    @Property(tries = 2_000)
    void eachDayTheModelAndTheTimelineChooseTheSame(@ForAll("agreements") List<Counting> versions) {
        Timeline timeline = Timeline.of(versions);

        for (int day = 0; day < DAYS; day++) {
            for (Map<String, String> person : PEOPLE) {
                assertThat(timeline.at(day(day)).of(person)).isEqualTo(model(versions, day, person));
            }
        }
    }

    @Property(tries = 2_000)
    void whatIsSignedWithoutAClashNeverTies(@ForAll("agreements") List<Counting> proposed) {
        List<Counting> signed = new ArrayList<>();
        for (Counting version : proposed) {
            Timeline timeline = Timeline.of(signed);
            if (timeline.overtaking(version).isEmpty()
                    && timeline.clashOf(version).isEmpty()) {
                signed.add(version);
            }
        }

        for (int day = 0; day < DAYS; day++) {
            Set<String> places = new HashSet<>();
            for (Counting version : standing(signed, day)) {
                for (Map<String, String> person : PEOPLE) {
                    if (version.signed() && version.scope().matches(person)) {
                        assertThat(places.add(version.scope().specificity() + " " + person))
                                .isTrue();
                    }
                }
            }
        }
    }

    @Property(tries = 1_000)
    void aRefusedClashIsReal(@ForAll("agreements") List<Counting> versions) {
        for (Counting candidate : versions) {
            if (!candidate.signed()) {
                continue;
            }
            Timeline others = Timeline.of(
                    versions.stream().filter(other -> !other.equals(candidate)).toList());
            Optional<Counting> clash = others.clashOf(candidate);
            boolean ties = false;
            for (int day = 0; day < DAYS; day++) {
                List<Counting> standing = standing(versions, day);
                ties |= standing.contains(candidate)
                        && standing.stream()
                                .anyMatch(other -> other.signed()
                                        && !other.id()
                                                .key()
                                                .equals(candidate.id().key())
                                        && other.scope().specificity()
                                                == candidate.scope().specificity()
                                        && PEOPLE.stream()
                                                .anyMatch(person -> other.scope()
                                                                .matches(person)
                                                        && candidate.scope().matches(person)));
            }
            assertThat(clash.isPresent()).isEqualTo(ties);
        }
    }

    /** Day by day: a signed version that begins ends those of its key with a smaller number for ever. */
    private static List<Counting> standing(List<Counting> versions, int until) {
        Map<String, Counting> current = new HashMap<>();
        List<Counting> standing = new ArrayList<>();
        for (int day = 0; day <= until; day++) {
            for (Counting version : versions) {
                Counting before = current.get(version.id().key());
                if (version.signed()
                        && version.from().equals(day(day))
                        && (before == null
                                || before.id().version() < version.id().version())) {
                    current.put(version.id().key(), version);
                }
            }
        }
        for (Counting version : versions) {
            boolean shipped = !version.signed() && !version.from().isAfter(day(until));
            boolean newest = version.equals(current.get(version.id().key()));
            Instant end = version.until();
            if (shipped || newest && (end == null || day(until).isBefore(end))) {
                standing.add(version);
            }
        }
        return standing;
    }

    private static Optional<Counting> model(List<Counting> versions, int day, Map<String, String> person) {
        Counting best = null;
        for (Counting version : standing(versions, day)) {
            boolean matches = true;
            for (Map.Entry<String, String> wanted : version.scope().dimensions().entrySet()) {
                matches &= wanted.getValue().equals(person.get(wanted.getKey()));
            }
            if (matches && (best == null || goesBefore(version, best))) {
                best = version;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean goesBefore(Counting one, Counting other) {
        int mine = one.scope().dimensions().size();
        int theirs = other.scope().dimensions().size();
        if (mine != theirs) {
            return mine > theirs;
        }
        if (one.signed() != other.signed()) {
            return one.signed();
        }
        int byKey = one.id().key().compareTo(other.id().key());
        return byKey != 0 ? byKey < 0 : one.id().version() > other.id().version();
    }

    private static List<Map<String, String>> people() {
        List<Map<String, String>> people = new ArrayList<>();
        for (String region : List.of("", "north", "south")) {
            for (String segment : List.of("", "small", "large")) {
                Map<String, String> person = new HashMap<>();
                if (!region.isEmpty()) {
                    person.put("region", region);
                }
                if (!segment.isEmpty()) {
                    person.put("segment", segment);
                }
                people.add(person);
            }
        }
        return people;
    }

    @Provide
    Arbitrary<List<Counting>> agreements() {
        Arbitrary<Counting> signed = Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(PEOPLE).map(Scope::new),
                        Arbitraries.integers().between(0, DAYS - 2),
                        Arbitraries.integers().between(1, DAYS).injectNull(0.6))
                .as((key, version, scope, from, length) -> new Counting(
                        new VersionId("thing", key, version),
                        scope,
                        day(from),
                        length == null ? null : day(from + length),
                        true));
        return signed.list().ofMaxSize(7).uniqueElements(Counting::id).map(versions -> {
            List<Counting> all = new ArrayList<>(versions);
            all.add(new Counting(new VersionId("thing", "s", 1), Scope.EVERYBODY, day(0), null, false));
            return all;
        });
    }
}
