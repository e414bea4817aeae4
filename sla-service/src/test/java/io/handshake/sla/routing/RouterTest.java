package io.handshake.sla.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RouterTest {

    private static final Instant NOW = Instant.parse("2026-11-18T09:00:00Z");
    private static final UUID ANN = new UUID(1, 1);
    private static final UUID BOB = new UUID(1, 2);
    private static final UUID CEM = new UUID(1, 3);

    @Test
    void theLargestRemainingCapacityGetsIt() {
        Router router = new Router(List.of(fresh(ANN, 10), new Candidate(BOB, true, 50, 30, NOW.minusSeconds(1))));

        assertThat(router.route(Set.of(), NOW))
                .isEqualTo(new Route.To(BOB, List.of(new PassedOver(ANN, Why.LESS_CAPACITY))));
    }

    @Test
    void amongEqualsTheLongestRestedGetsIt() {
        Router router = new Router(List.of(
                new Candidate(ANN, true, 10, 2, NOW.minusSeconds(5)),
                new Candidate(BOB, true, 10, 2, NOW.minusSeconds(60))));

        assertThat(router.route(Set.of(), NOW))
                .isEqualTo(new Route.To(BOB, List.of(new PassedOver(ANN, Why.MORE_RECENT))));
    }

    @Test
    void whoWasNeverAssignedAnythingIsTheLongestRested() {
        Router router = new Router(List.of(new Candidate(ANN, true, 10, 2, NOW.minusSeconds(5)), fresh(BOB, 8)));

        assertThat(router.route(Set.of(), NOW))
                .isInstanceOfSatisfying(
                        Route.To.class, to -> assertThat(to.rep()).isEqualTo(BOB));
    }

    @Test
    void theIdDecidesInTheEndByItsBits() {
        UUID high = new UUID(-1, 0);
        Router router = new Router(List.of(fresh(high, 10), fresh(BOB, 10), fresh(ANN, 10)));

        assertThat(router.route(Set.of(), NOW))
                .isEqualTo(new Route.To(
                        ANN, List.of(new PassedOver(high, Why.LATER_ID), new PassedOver(BOB, Why.LATER_ID))));
    }

    @Test
    void everyOtherRepIsToldWhy() {
        Router router = new Router(List.of(
                new Candidate(ANN, false, 90, 0, null),
                new Candidate(BOB, true, 5, 5, NOW.minusSeconds(9)),
                fresh(CEM, 40),
                fresh(new UUID(1, 4), 3),
                fresh(new UUID(1, 5), 80)));

        Route route = router.route(Set.of(new UUID(1, 5)), NOW);

        assertThat(route)
                .isEqualTo(new Route.To(
                        CEM,
                        List.of(
                                new PassedOver(ANN, Why.INACTIVE),
                                new PassedOver(BOB, Why.NO_CAPACITY),
                                new PassedOver(new UUID(1, 4), Why.LESS_CAPACITY),
                                new PassedOver(new UUID(1, 5), Why.HAD_IT))));
    }

    @Test
    void withoutRepsItWaits() {
        assertThat(new Router(List.of()).route(Set.of(), NOW))
                .isEqualTo(new Route.Nobody(Route.Lack.NO_REP, List.of()));
        assertThat(new Router(List.of(new Candidate(ANN, false, 10, 0, null))).route(Set.of(), NOW))
                .isEqualTo(new Route.Nobody(Route.Lack.NO_REP, List.of(new PassedOver(ANN, Why.INACTIVE))));
    }

    @Test
    void whenTheWeekIsFullItWaits() {
        Router router = new Router(List.of(fresh(ANN, 1)));
        router.route(Set.of(), NOW);

        assertThat(router.route(Set.of(), NOW))
                .isEqualTo(new Route.Nobody(Route.Lack.NO_CAPACITY, List.of(new PassedOver(ANN, Why.NO_CAPACITY))));
    }

    @Test
    void whenOnlyThoseWhoHadItAreLeftItWaits() {
        Router router = new Router(List.of(fresh(ANN, 10)));

        assertThat(router.route(Set.of(ANN), NOW))
                .isEqualTo(new Route.Nobody(Route.Lack.ALL_HAD_IT, List.of(new PassedOver(ANN, Why.HAD_IT))));
    }

    @Test
    void aCapacityLoweredBelowWhatIsOfferedIsNone() {
        Router router = new Router(List.of(new Candidate(ANN, true, 3, 9, NOW)));

        assertThat(router.remaining()).isZero();
        assertThat(router.withCapacity()).isEmpty();
    }

    @Test
    void aWeekBeginsOnMondayMidnightUtc() {
        assertThat(CapacityWeek.of(Instant.parse("2026-11-22T23:59:59.999999Z")))
                .isEqualTo("2026-11-16");
        assertThat(CapacityWeek.of(Instant.parse("2026-11-23T00:00:00Z"))).isEqualTo("2026-11-23");
        assertThat(CapacityWeek.of(Instant.parse("2027-01-01T12:00:00Z"))).isEqualTo("2026-12-28");
    }

    /** An independent model: sort everybody anew for each hand-off, by text where the router compares bits. */
    @Property(tries = 300)
    void manyHandoffsGoWhereSortingEverybodyEachTimeWouldSendThem(
            @ForAll("teams") List<Candidate> team, @ForAll @IntRange(max = 120) int handoffs) {
        Router router = new Router(team);
        List<Candidate> model = new ArrayList<>(team);

        for (int i = 0; i < handoffs; i++) {
            Instant now = NOW.plusSeconds(i / 10);
            UUID expected = model.stream()
                    .filter(rep -> rep.active() && rep.weeklyCapacity() > rep.offeredThisWeek())
                    .sorted((a, b) -> {
                        int left =
                                (b.weeklyCapacity() - b.offeredThisWeek()) - (a.weeklyCapacity() - a.offeredThisWeek());
                        int rest = last(a).compareTo(last(b));
                        return left != 0
                                ? left
                                : rest != 0
                                        ? rest
                                        : a.rep().toString().compareTo(b.rep().toString());
                    })
                    .map(Candidate::rep)
                    .findFirst()
                    .orElse(null);

            Route route = router.route(Set.of(), now);

            switch (route) {
                case Route.To(UUID rep, List<PassedOver> passedOver) -> {
                    assertThat(rep).isEqualTo(expected);
                    assertThat(passedOver).hasSize(team.size() - 1).doesNotContain(new PassedOver(rep, Why.LATER_ID));
                    model.replaceAll(c -> c.rep().equals(rep)
                            ? new Candidate(rep, true, c.weeklyCapacity(), c.offeredThisWeek() + 1, now)
                            : c);
                }
                case Route.Nobody nobody -> {
                    assertThat(expected).isNull();
                    assertThat(nobody.passedOver()).hasSize(team.size());
                }
            }
        }
        assertThat(model)
                .allMatch(rep -> !rep.active()
                        || rep.offeredThisWeek() <= Math.max(rep.weeklyCapacity(), offeredBefore(team, rep.rep())));
    }

    @Provide
    Arbitrary<List<Candidate>> teams() {
        Arbitrary<Candidate> candidate = Combinators.combine(
                        Arbitraries.randomValue(random -> new UUID(random.nextLong(), random.nextLong())),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(-3, 0))
                .as((id, active, capacity, offered, rest) ->
                        new Candidate(id, active, capacity, offered, rest == 0 ? null : NOW.plusSeconds(rest)));
        return candidate.list().ofMaxSize(12).uniqueElements(Candidate::rep);
    }

    private static int offeredBefore(List<Candidate> team, UUID rep) {
        return team.stream()
                .filter(candidate -> candidate.rep().equals(rep))
                .mapToInt(Candidate::offeredThisWeek)
                .sum();
    }

    private static Instant last(Candidate candidate) {
        Instant last = candidate.lastOfferedAt();
        return last == null ? Instant.MIN : last;
    }

    private static Candidate fresh(UUID rep, int capacity) {
        return new Candidate(rep, true, capacity, 0, null);
    }
}
