package io.handshake.sla.routing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouterTest {

    private static final Instant NOW = Instant.parse("2026-11-18T09:00:00Z");
    private static final UUID ANN = new UUID(1, 1);
    private static final UUID BOB = new UUID(1, 2);
    private static final UUID CEM = new UUID(1, 3);
    private static final Atlas NO_TERRITORY = new Atlas(List.of());
    private static final Prospect ANYBODY = new Prospect(null, null, null, null, null, null, false, null);
    private static final Wish WISH = new Wish("SALES", Set.of(), ANYBODY);

    @Test
    void theLargestRemainingCapacityGetsIt() {
        Router router = router(fresh(ANN, 10), rep(BOB, 50, 30, NOW.minusSeconds(1)));

        assertThat(router.route(WISH, NOW)).isEqualTo(any(BOB, new PassedOver(ANN, Why.LESS_CAPACITY)));
    }

    @Test
    void amongEqualsTheLongestRestedGetsIt() {
        Router router = router(rep(ANN, 10, 2, NOW.minusSeconds(5)), rep(BOB, 10, 2, NOW.minusSeconds(60)));

        assertThat(router.route(WISH, NOW)).isEqualTo(any(BOB, new PassedOver(ANN, Why.MORE_RECENT)));
    }

    @Test
    void whoWasNeverAssignedAnythingIsTheLongestRested() {
        Router router = router(rep(ANN, 10, 2, NOW.minusSeconds(5)), fresh(BOB, 8));

        assertThat(router.route(WISH, NOW)).isEqualTo(any(BOB, new PassedOver(ANN, Why.MORE_RECENT)));
    }

    @Test
    void theIdDecidesInTheEndByItsBits() {
        UUID high = new UUID(-1, 0);
        Router router = router(fresh(high, 10), fresh(BOB, 10), fresh(ANN, 10));

        assertThat(router.route(WISH, NOW))
                .isEqualTo(any(ANN, new PassedOver(high, Why.LATER_ID), new PassedOver(BOB, Why.LATER_ID)));
    }

    @Test
    void whoIsAtWorkGoesBeforeWhoIsOffHoursWhateverTheCapacity() {
        Router router = router(in(Presence.OFF_HOURS, ANN, 90), fresh(BOB, 1));

        assertThat(router.route(WISH, NOW)).isEqualTo(any(BOB, new PassedOver(ANN, Why.OFF_HOURS)));
        assertThat(router.route(WISH, NOW)).isEqualTo(any(ANN, new PassedOver(BOB, Why.NO_CAPACITY)));
    }

    @Test
    void whoIsAbsentGetsNothing() {
        Router router = router(in(Presence.ABSENT, ANN, 90));

        assertThat(router.isOpen()).isFalse();
        assertThat(router.route(WISH, NOW))
                .isEqualTo(new Route.Nobody(Route.Lack.ALL_ABSENT, List.of(new PassedOver(ANN, Why.ABSENT))));
    }

    @Test
    void whoServesTheOtherSideGetsNothingAndWhoNamesNoneServesBoth() {
        Candidate bdr = of(ANN, duty("BDR", null));
        Router router = router(bdr, of(BOB, duty(null, null)));

        assertThat(router.route(WISH, NOW)).isEqualTo(any(BOB, new PassedOver(ANN, Why.OTHER_SIDE)));
        assertThat(router(bdr).route(WISH, NOW))
                .isEqualTo(new Route.Nobody(Route.Lack.NO_REP, List.of(new PassedOver(ANN, Why.OTHER_SIDE))));
        assertThat(router(bdr).route(new Wish("BDR", Set.of(), ANYBODY), NOW)).isEqualTo(any(ANN));
    }

    @Test
    void everyOtherRepIsToldWhy() {
        Router router = router(
                in(Presence.LEFT, ANN, 90),
                rep(BOB, 5, 5, NOW.minusSeconds(9)),
                fresh(CEM, 40),
                fresh(new UUID(1, 4), 3),
                fresh(new UUID(1, 5), 80),
                in(Presence.ABSENT, new UUID(1, 6), 9));

        Route route = router.route(new Wish("SALES", Set.of(new UUID(1, 5)), ANYBODY), NOW);

        assertThat(route)
                .isEqualTo(any(
                        CEM,
                        new PassedOver(ANN, Why.INACTIVE),
                        new PassedOver(BOB, Why.NO_CAPACITY),
                        new PassedOver(new UUID(1, 4), Why.LESS_CAPACITY),
                        new PassedOver(new UUID(1, 5), Why.HAD_IT),
                        new PassedOver(new UUID(1, 6), Why.ABSENT)));
    }

    @Test
    void theOwnerOfTheAccountGoesFirstByUserOrById() {
        for (String owner : List.of("user-" + ANN, ANN.toString())) {
            Router router = router(of(ANN, duty(null, "north")), fresh(BOB, 90));

            assertThat(router.route(ownedBy(owner), NOW))
                    .isEqualTo(new Route.To(ANN, Route.OWNER, List.of(new PassedOver(BOB, Why.NOT_OWNER))));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ABSENT", "LEFT"})
    void anOwnerWhoIsNotThereIsPassedOver(Presence presence) {
        Router router = router(in(presence, ANN, 10), fresh(BOB, 1));

        assertThat(router.route(ownedBy(ANN.toString()), NOW))
                .isEqualTo(any(BOB, new PassedOver(ANN, presence == Presence.LEFT ? Why.INACTIVE : Why.ABSENT)));
    }

    @Test
    void anOwnerWithoutCapacityIsPassedOver() {
        Router router = router(fresh(ANN, 0), fresh(BOB, 1));

        assertThat(router.route(ownedBy(ANN.toString()), NOW))
                .isEqualTo(any(BOB, new PassedOver(ANN, Why.NO_CAPACITY)));
    }

    @Test
    void theTeamOfTheBestTerritoryGetsItAndNobodyElseDoes() {
        Router router = new Router(
                List.of(of(ANN, duty(null, "berlin")), of(BOB, duty(null, "paris")), fresh(CEM, 90)),
                new Atlas(
                        List.of(territory("dach", "DE", "berlin", null, 1), territory("fr", "FR", "paris", null, 1))));

        assertThat(router.route(from("DE"), NOW))
                .isEqualTo(new Route.To(
                        ANN,
                        "territory:dach",
                        List.of(new PassedOver(BOB, Why.OUTSIDE), new PassedOver(CEM, Why.OUTSIDE))));
    }

    @Test
    void aLeadOutsideAllTerritoriesIsForThoseWhoServeNone() {
        Router router = new Router(
                List.of(of(ANN, duty(null, "berlin")), of(BOB, duty(null, "others")), fresh(CEM, 5)),
                new Atlas(List.of(territory("dach", "DE", "berlin", null, 1))));

        assertThat(router.route(from("US"), NOW))
                .isEqualTo(any(BOB, new PassedOver(ANN, Why.OUTSIDE), new PassedOver(CEM, Why.LESS_CAPACITY)));
    }

    @Test
    void aTerritoryThatDoesNotCountKeepsNobodyAndGetsNothing() {
        Territory closed = new Territory("dach", countries("DE"), Set.of(), "berlin", null, 1, false);
        Router router = new Router(List.of(of(ANN, duty(null, "berlin"))), new Atlas(List.of(closed)));

        assertThat(router.route(from("DE"), NOW)).isEqualTo(any(ANN));
    }

    @Test
    void whenATerritorysTeamCannotTakeItTheTeamAboveIsAsked() {
        Atlas atlas = new Atlas(List.of(
                territory("dach", "DE", "berlin", "emea", 1),
                territory("emea", "GB", "london", "world", 1),
                territory("world", "US", "boston", null, 1)));
        Router router = new Router(
                List.of(
                        new Candidate(ANN, duty(null, "berlin"), Presence.AT_WORK, 1, 1, null),
                        of(BOB, duty(null, "london")),
                        of(CEM, duty(null, "boston"))),
                atlas);

        assertThat(router.route(from("DE"), NOW))
                .isEqualTo(new Route.To(
                        BOB,
                        "territory:emea",
                        List.of(new PassedOver(ANN, Why.NO_CAPACITY), new PassedOver(CEM, Why.OUTSIDE))));
    }

    @Test
    void aTerritoryWithoutATeamLeavesItsLeadsToTheOneAbove() {
        Router router = new Router(
                List.of(of(ANN, duty(null, "london"))),
                new Atlas(
                        List.of(territory("dach", "DE", null, "emea", 1), territory("emea", "GB", "london", null, 9))));

        assertThat(router.route(from("DE"), NOW)).isEqualTo(new Route.To(ANN, "territory:emea", List.of()));
    }

    @Test
    void whatATerritoryRequiresIsRequiredOfTheTeamsAboveToo() {
        Territory dach = new Territory("dach", countries("DE"), Set.of("german"), "berlin", "emea", 1, true);
        Candidate mute = of(ANN, duty(null, "berlin"));
        Candidate bob = of(BOB, new Duty("user", null, "london", Set.of()));
        Candidate cem = of(CEM, new Duty("user", null, "london", Set.of("german", "french")));
        Atlas atlas = new Atlas(List.of(dach, territory("emea", "GB", "london", null, 1)));

        assertThat(new Router(List.of(mute, bob, cem), atlas).route(from("DE"), NOW))
                .isEqualTo(new Route.To(
                        CEM,
                        "territory:emea",
                        List.of(new PassedOver(ANN, Why.NO_SKILL), new PassedOver(BOB, Why.NO_SKILL))));
        assertThat(new Router(List.of(mute, bob), atlas).route(from("DE"), NOW))
                .isEqualTo(new Route.Nobody(
                        Route.Lack.NO_SKILL,
                        List.of(new PassedOver(ANN, Why.NO_SKILL), new PassedOver(BOB, Why.NO_SKILL))));
    }

    @Test
    void ofSeveralTerritoriesTheSmallestPrecedenceThenTheMostCriteriaThenTheKeyIsTheBest() {
        Territory narrow = new Territory(
                "narrow",
                new Criteria(Set.of("emea"), Set.of("DE"), Set.of(), Set.of(), Set.of(), Set.of(), false),
                Set.of(),
                "t",
                null,
                5,
                true);
        Prospect lead = new Prospect("emea", "DE", null, null, null, null, false, null);

        assertThat(best(lead, territory("wide", "DE", "t", null, 5), narrow)).isEqualTo("narrow");
        assertThat(best(lead, territory("first", "DE", "t", null, 4), narrow)).isEqualTo("first");
        assertThat(best(lead, territory("b", "DE", "t", null, 5), territory("a", "DE", "t", null, 5)))
                .isEqualTo("a");
    }

    @Test
    void ofEachKindOfCriteriaThatIsNamedTheLeadMustHaveOne() {
        UUID account = new UUID(7, 7);
        Criteria criteria = new Criteria(
                Set.of("emea", "apac"),
                Set.of("DE"),
                Set.of("steel"),
                Set.of("smb"),
                Set.of("1-10"),
                Set.of(account),
                true);
        Prospect in = new Prospect("apac", "DE", "steel", "smb", "1-10", account, true, null);

        assertThat(criteria.match(in)).isTrue();
        assertThat(criteria.match(new Prospect("APAC", "de", "Steel", "SMB", "1-10", account, true, null)))
                .as("without regard to case")
                .isTrue();
        assertThat(criteria.count()).isEqualTo(7);
        assertThat(List.of(
                        new Prospect("us", "DE", "steel", "smb", "1-10", account, true, null),
                        new Prospect("apac", null, "steel", "smb", "1-10", account, true, null),
                        new Prospect("apac", "DE", "stone", "smb", "1-10", account, true, null),
                        new Prospect("apac", "DE", "steel", "mid", "1-10", account, true, null),
                        new Prospect("apac", "DE", "steel", "smb", "11", account, true, null),
                        new Prospect("apac", "DE", "steel", "smb", "1-10", new UUID(7, 8), true, null),
                        new Prospect("apac", "DE", "steel", "smb", "1-10", account, false, null)))
                .noneMatch(criteria::match);
        assertThat(countries().match(ANYBODY)).isTrue();
    }

    @Test
    void aCircleOfTerritoriesIsShownWhole() {
        Atlas atlas = new Atlas(List.of(
                territory("a", "DE", "t", null, 1),
                territory("b", "DE", "t", "a", 1),
                territory("c", "DE", "t", "b", 1)));

        assertThat(atlas.circle("a", "c")).containsExactly("a", "c", "b", "a");
        assertThat(atlas.circle("a", "a")).containsExactly("a", "a");
        assertThat(atlas.circle("c", "a")).isEmpty();
        assertThat(atlas.circle("new", "c")).isEmpty();
    }

    @Test
    void withoutRepsItWaits() {
        assertThat(router().route(WISH, NOW)).isEqualTo(new Route.Nobody(Route.Lack.NO_REP, List.of()));
        assertThat(router(in(Presence.LEFT, ANN, 10)).route(WISH, NOW))
                .isEqualTo(new Route.Nobody(Route.Lack.NO_REP, List.of(new PassedOver(ANN, Why.INACTIVE))));
    }

    @Test
    void withoutRepsInTheTerritoryItWaits() {
        Router router =
                new Router(List.of(fresh(ANN, 9)), new Atlas(List.of(territory("dach", "DE", "berlin", null, 1))));

        assertThat(router.route(from("DE"), NOW))
                .isEqualTo(new Route.Nobody(Route.Lack.NO_REP_IN_TERRITORY, List.of(new PassedOver(ANN, Why.OUTSIDE))));
    }

    @Test
    void whenTheWeekIsFullItWaits() {
        Router router = router(fresh(ANN, 1));
        router.route(WISH, NOW);

        assertThat(router.route(WISH, NOW))
                .isEqualTo(new Route.Nobody(Route.Lack.NO_CAPACITY, List.of(new PassedOver(ANN, Why.NO_CAPACITY))));
    }

    @Test
    void whenOnlyThoseWhoHadItAreLeftItWaits() {
        assertThat(router(fresh(ANN, 10)).route(new Wish("SALES", Set.of(ANN), ANYBODY), NOW))
                .isEqualTo(new Route.Nobody(Route.Lack.ALL_HAD_IT, List.of(new PassedOver(ANN, Why.HAD_IT))));
    }

    @Test
    void aCapacityLoweredBelowWhatIsOfferedIsNone() {
        assertThat(router(rep(ANN, 3, 9, NOW)).isOpen()).isFalse();
    }

    @Test
    void whoIsChosenByHandGetsItWhateverTheCapacity() {
        Router router = router(fresh(ANN, 0), fresh(BOB, 9));

        assertThat(router.assign(ANN, NOW))
                .isEqualTo(new Route.To(ANN, Route.ASSIGNED, List.of(new PassedOver(BOB, Why.NOT_CHOSEN))));
    }

    @Test
    void whoIsNotThereIsNotToldOfAsNotChosen() {
        Router router = router(fresh(ANN, 9), in(Presence.ABSENT, BOB, 9));

        assertThat(router.assign(ANN, NOW).passedOver()).containsExactly(new PassedOver(BOB, Why.ABSENT));
    }

    @Test
    void theOpeningsAreTheSameUntilOtherRepsAreFree() {
        Router router = router(fresh(ANN, 2), fresh(BOB, 1));
        UUID before = router.openings();

        router.route(WISH, NOW);
        assertThat(router.openings())
                .isEqualTo(before)
                .isEqualTo(router(fresh(BOB, 7), fresh(ANN, 3)).openings());

        router.route(WISH, NOW);
        assertThat(router.openings()).isNotEqualTo(before);
        assertThat(new Router(
                                List.of(fresh(ANN, 2), fresh(BOB, 1)),
                                new Atlas(List.of(territory("a", "DE", "t", null, 1))))
                        .openings())
                .isNotEqualTo(before);
    }

    /** An independent model: sort everybody anew for each hand-off, by text where the router compares bits. */
    @Property(tries = 300)
    void manyHandoffsGoWhereSortingEverybodyEachTimeWouldSendThem(
            @ForAll("teams") List<Candidate> team, @ForAll @IntRange(max = 120) int handoffs) {
        Router router = new Router(team, NO_TERRITORY);
        List<Candidate> model = new ArrayList<>(team);

        for (int i = 0; i < handoffs; i++) {
            Instant now = NOW.plusSeconds(i / 10);
            UUID expected = model.stream()
                    .filter(rep -> rep.presence() == Presence.AT_WORK || rep.presence() == Presence.OFF_HOURS)
                    .filter(rep -> rep.capacity() > rep.used()
                            && !"BDR".equals(rep.duty().side()))
                    .min(Comparator.comparing((Candidate rep) -> rep.presence() == Presence.OFF_HOURS)
                            .thenComparing(rep -> rep.used() - rep.capacity())
                            .thenComparing(RouterTest::last)
                            .thenComparing(rep -> rep.rep().toString()))
                    .map(Candidate::rep)
                    .orElse(null);

            switch (router.route(WISH, now)) {
                case Route.To(UUID rep, String why, List<PassedOver> passedOver) -> {
                    assertThat(rep).isEqualTo(expected);
                    assertThat(why).isEqualTo(Route.ANY);
                    assertThat(reasons(passedOver)).isEqualTo(others(team, rep));
                    model.replaceAll(c -> c.rep().equals(rep)
                            ? new Candidate(rep, c.duty(), c.presence(), c.capacity(), c.used() + 1, now)
                            : c);
                }
                case Route.Nobody nobody -> {
                    assertThat(expected).isNull();
                    assertThat(nobody.passedOver()).hasSize(team.size());
                }
            }
        }
        assertThat(model).allMatch(rep -> rep.used() <= Math.max(rep.capacity(), usedBefore(team, rep.rep())));
    }

    /** With owners, territories, skills and refusals in play. */
    @Property(tries = 300)
    void nobodyGetsMoreThanTheCapacityEveryOtherHasOneReasonAndTheSameQuestionHasTheSameAnswer(
            @ForAll("teams") List<Candidate> team,
            @ForAll("atlases") Atlas atlas,
            @ForAll("wishes") List<Wish> wishes) {
        Router router = new Router(team, atlas);
        Router twin = new Router(team.reversed(), atlas);
        Map<UUID, Integer> given = new HashMap<>();

        for (Wish wish : wishes) {
            Route route = router.route(wish, NOW);
            switch (route) {
                case Route.To(UUID rep, String why, List<PassedOver> passedOver) -> {
                    given.merge(rep, 1, Integer::sum);
                    Candidate chosen = candidate(team, rep);
                    assertThat(chosen.presence()).isIn(Presence.AT_WORK, Presence.OFF_HOURS);
                    assertThat(chosen.duty().side()).isIn(null, wish.side());
                    assertThat(why).isNotEmpty();
                    assertThat(reasons(passedOver)).isEqualTo(others(team, rep));
                    assertThat(twin.route(wish, NOW)).isInstanceOfSatisfying(Route.To.class, to -> {
                        assertThat(to.rep()).isEqualTo(rep);
                        assertThat(new HashSet<>(to.passedOver())).isEqualTo(new HashSet<>(passedOver));
                    });
                }
                case Route.Nobody(Route.Lack lack, List<PassedOver> passedOver) -> {
                    assertThat(reasons(passedOver)).isEqualTo(others(team, null));
                    assertThat(twin.route(wish, NOW))
                            .isInstanceOfSatisfying(
                                    Route.Nobody.class,
                                    nobody -> assertThat(nobody.lack()).isEqualTo(lack));
                }
            }
        }
        given.forEach((rep, count) -> assertThat(count)
                .isLessThanOrEqualTo(
                        candidate(team, rep).capacity() - candidate(team, rep).used()));
    }

    @Provide
    Arbitrary<List<Candidate>> teams() {
        Arbitrary<Duty> duties = Combinators.combine(
                        Arbitraries.of("ada", "ben", "eve"),
                        Arbitraries.of("SALES", "BDR").injectNull(0.6),
                        Arbitraries.of("t1", "t2", "t3").injectNull(0.3),
                        Arbitraries.of("german", "steel").set().ofMaxSize(2))
                .as(Duty::new);
        Arbitrary<Candidate> candidate = Combinators.combine(
                        Arbitraries.randomValue(random -> new UUID(random.nextLong(), random.nextLong())),
                        duties,
                        Arbitraries.of(
                                Presence.AT_WORK, Presence.AT_WORK, Presence.OFF_HOURS, Presence.ABSENT, Presence.LEFT),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(-3, 0))
                .as((id, duty, presence, capacity, used, rest) ->
                        new Candidate(id, duty, presence, capacity, used, rest == 0 ? null : NOW.plusSeconds(rest)));
        return candidate.list().ofMaxSize(12).uniqueElements(Candidate::rep);
    }

    @Provide
    Arbitrary<Atlas> atlases() {
        return Combinators.combine(
                        Arbitraries.of("DE", "FR"),
                        Arbitraries.of("german", "steel").set().ofMaxSize(1),
                        Arbitraries.of("t1", "t2"))
                .as((country, skills, team) -> new Territory("k", countries(country), skills, team, null, 1, true))
                .list()
                .ofMaxSize(3)
                .map(RouterTest::oneAboveTheOther);
    }

    private static Atlas oneAboveTheOther(List<Territory> territories) {
        List<Territory> keyed = new ArrayList<>();
        for (Territory t : territories) {
            String parent = keyed.isEmpty() ? null : "k" + (keyed.size() - 1);
            keyed.add(new Territory(
                    "k" + keyed.size(), t.criteria(), t.requiredSkills(), t.team(), parent, t.precedence(), true));
        }
        return new Atlas(keyed);
    }

    @Provide
    Arbitrary<List<Wish>> wishes() {
        return Combinators.combine(
                        Arbitraries.of("SALES", "BDR"),
                        Arbitraries.of("DE", "FR", "US"),
                        Arbitraries.of("ada", "ben", "nobody").injectNull(0.5))
                .as((side, country, owner) ->
                        new Wish(side, Set.of(), new Prospect(null, country, null, null, null, null, false, owner)))
                .list()
                .ofMaxSize(60);
    }

    private static Set<UUID> reasons(List<PassedOver> passedOver) {
        Set<UUID> reps = new HashSet<>();
        passedOver.forEach(other -> assertThat(reps.add(other.rep())).isTrue());
        return reps;
    }

    private static Set<UUID> others(List<Candidate> team, @Nullable UUID rep) {
        Set<UUID> others = new HashSet<>(team.stream().map(Candidate::rep).toList());
        if (rep != null) {
            others.remove(rep);
        }
        return others;
    }

    private static Candidate candidate(List<Candidate> team, UUID rep) {
        return team.stream()
                .filter(candidate -> candidate.rep().equals(rep))
                .findFirst()
                .orElseThrow();
    }

    private static int usedBefore(List<Candidate> team, UUID rep) {
        return candidate(team, rep).used();
    }

    private static Instant last(Candidate candidate) {
        Instant last = candidate.lastOfferedAt();
        return last == null ? Instant.MIN : last;
    }

    private static Router router(Candidate... candidates) {
        return new Router(List.of(candidates), NO_TERRITORY);
    }

    private static Route.To any(UUID rep, PassedOver... others) {
        return new Route.To(rep, Route.ANY, List.of(others));
    }

    private static Candidate fresh(UUID rep, int capacity) {
        return in(Presence.AT_WORK, rep, capacity);
    }

    private static Candidate rep(UUID rep, int capacity, int used, Instant last) {
        return new Candidate(rep, duty(null, null), Presence.AT_WORK, capacity, used, last);
    }

    private static Candidate in(Presence presence, UUID rep, int capacity) {
        return new Candidate(rep, new Duty("user-" + rep, null, null, Set.of()), presence, capacity, 0, null);
    }

    private static Candidate of(UUID rep, Duty duty) {
        return new Candidate(
                rep, new Duty("user-" + rep, duty.side(), duty.team(), duty.skills()), Presence.AT_WORK, 10, 0, null);
    }

    private static Duty duty(@Nullable String side, @Nullable String team) {
        return new Duty("user", side, team, Set.of());
    }

    private static Wish ownedBy(String owner) {
        return new Wish("SALES", Set.of(), new Prospect(null, null, null, null, null, null, false, owner));
    }

    private static Wish from(String country) {
        return new Wish("SALES", Set.of(), new Prospect(null, country, null, null, null, null, false, null));
    }

    private static Criteria countries(String... countries) {
        return new Criteria(Set.of(), Set.of(countries), Set.of(), Set.of(), Set.of(), Set.of(), false);
    }

    private static Territory territory(
            String key, String country, @Nullable String team, @Nullable String parent, int precedence) {
        return new Territory(key, countries(country), Set.of(), team, parent, precedence, true);
    }

    private static String best(Prospect lead, Territory... territories) {
        return requireNonNull(new Atlas(List.of(territories)).pathOf(lead).getFirst())
                .key();
    }
}
