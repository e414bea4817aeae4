package io.handshake.lead.lifecycle;

import io.handshake.lead.funnel.Answers;
import io.handshake.lead.funnel.Move;
import io.handshake.lead.funnel.Move.Qualify;
import io.handshake.lead.funnel.Move.Reverse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Moves passes as the other services decided, a whole page of decisions at once. */
@ApplicationScoped
class FollowPeers {
    /** A decision of a peer about a pass. */
    record Told(UUID lead, int pass, Move move, Cause cause, Answers answers) {

        Told(UUID lead, int pass, Move move, Cause cause) {
            this(lead, pass, move, cause, Answers.NOBODY_WAS_ASKED);
        }
    }

    private final Journeys journeys;

    FollowPeers(Journeys journeys) {
        this.journeys = journeys;
    }

    void follow(List<Told> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        Map<UUID, Journey> locked =
                journeys.lock(decisions.stream().map(Told::lead).toList());
        for (Told told : decisions) {
            Journey journey = locked.get(told.lead());
            if (journey == null) {
                throw new IllegalStateException("a decision names lead " + told.lead() + ", which does not exist");
            }
            int pass = journey.passOf(told.lead(), told.pass());
            if (told.move() instanceof Qualify) {
                journey.openIfNext(pass, told.cause().occurredAt());
            }
            journey.make(pass, known(told, journey, pass), told.cause(), told.answers());
        }
        journeys.save(locked.values());
    }

    private static Move known(Told told, Journey journey, int pass) {
        return told.move() instanceof Reverse reverse
                ? reverse.of(journey.broughtBy(pass, told.cause().handoff()))
                : told.move();
    }
}
