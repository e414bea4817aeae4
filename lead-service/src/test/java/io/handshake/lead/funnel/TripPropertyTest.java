package io.handshake.lead.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.lead.funnel.Decision.Closed;
import io.handshake.lead.funnel.Decision.Moved;
import io.handshake.lead.funnel.Decision.Refused;
import io.handshake.lead.funnel.Decision.Stays;
import io.handshake.lead.funnel.Decision.Unanswered;
import io.handshake.lead.funnel.Decision.WentBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TripPropertyTest {
    @Property
    void anyMovesLeaveOneLegalPath(@ForAll("funnels") Funnel funnel, @ForAll("moves") List<Move> moves) {
        Trip trip = funnel.begin(1);
        List<String> path = new ArrayList<>(List.of(trip.stage()));

        for (Move move : moves) {
            Decision decision = funnel.decide(trip, move);
            Trip after = trip.after(decision);
            for (Entry entry : entries(decision)) {
                assertThat(entry.from().key()).isEqualTo(path.getLast());
                path.add(entry.to().key());
            }
            for (Stage left : left(decision)) {
                assertThat(path.removeLast()).isEqualTo(left.key());
            }
            if (decision instanceof Stays || decision instanceof Refused || !trip.open()) {
                assertThat(after).isEqualTo(trip);
            }
            trip = after;
        }

        List<String> order = funnel.stages().stream().map(Stage::key).toList();
        int first = order.indexOf(path.getFirst());
        assertThat(path).isEqualTo(order.subList(first, first + path.size()));
        assertThat(trip.stage()).isEqualTo(path.getLast());
        assertThat(trip.outcome() == Outcome.WON)
                .isEqualTo(funnel.stage(trip.stage()).milestone() == Milestone.CUSTOMER);
    }

    @Property
    void onlyTheLastStepOfAMoveIsReal(@ForAll("funnels") Funnel funnel, @ForAll("moves") List<Move> moves) {
        Trip trip = funnel.begin(1);
        for (Move move : moves) {
            Decision decision = funnel.decide(trip, move);
            List<Entry> entries = entries(decision);
            for (Entry entry : entries) {
                assertThat(entry.inferred()).isEqualTo(entry != entries.getLast());
            }
            trip = trip.after(decision);
        }
    }

    @Provide
    Arbitrary<Funnel> funnels() {
        return Arbitraries.of(Templates.waterfall(), Templates.commit(), Templates.smarketing(), Templates.rate());
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        return Arbitraries.<Move>of(
                        new Move.Qualify(),
                        new Move.Accept(),
                        new Move.SalesQualify(),
                        new Move.Disqualify("no-authority"),
                        new Move.TurnDown("no-need"),
                        new Move.TurnDown("job-seeker"),
                        new Move.Reverse("rep-capacity", false, Set.of("SAL", "SQL", "MQL")),
                        new Move.Reverse("no-need", true, Set.of("SAL")),
                        new Move.OpenOpportunity(),
                        new Move.Win(null),
                        new Move.Lose("no-budget", false),
                        new Move.Lose("no-budget", true))
                .list()
                .ofMaxSize(12);
    }

    private static List<Entry> entries(Decision decision) {
        return switch (decision) {
            case Moved(List<Entry> entries) -> entries;
            case Closed closed -> closed.entries();
            case WentBack _, Stays _, Refused _, Unanswered _ -> List.of();
        };
    }

    private static List<Stage> left(Decision decision) {
        return decision instanceof WentBack back ? back.left() : List.of();
    }
}
