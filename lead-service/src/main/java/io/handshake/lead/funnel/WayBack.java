package io.handshake.lead.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What becomes of a pass when sales takes an acceptance back: it is as if sales had refused. */
record WayBack(Funnel funnel, Trip trip) {

    Decision decide(Move.Reverse move) {
        List<Stage> left = left(move.brought());
        if (left.isEmpty()) {
            Decision refusal = refuse(trip, move.reason());
            return move.last() || refusal instanceof Decision.Refused ? refusal : new Decision.Stays();
        }
        Stage back = funnel.stages().get(funnel.position(left.getLast().key()) - 2);
        Trip there = new Trip(trip.pass(), back.key(), null, trip.handedOverAnew());
        return new Decision.WentBack(
                left,
                back,
                move.last() && refuse(there, move.reason()) instanceof Decision.Closed closed ? closed : null);
    }

    private Decision refuse(Trip at, String reason) {
        return funnel.decide(at, new Move.TurnDown(reason));
    }

    /** What the acceptance brought, the last first, down to the stage from which the pass was handed over. */
    private List<Stage> left(Set<String> brought) {
        List<Stage> left = new ArrayList<>();
        int at = funnel.position(trip.stage()) - 1;
        boolean stands = trip.open() && funnel.stages().get(at).milestone() == Milestone.ACCEPTED;
        for (int i = at; stands && i > 0; i--) {
            Stage stage = funnel.stages().get(i);
            if (!brought.contains(stage.key()) || i < at && stage.handoffTo() != null) {
                break;
            }
            left.add(stage);
        }
        return left;
    }
}
