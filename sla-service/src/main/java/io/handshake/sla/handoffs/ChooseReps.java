package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.sla.routing.Prospect;
import io.handshake.sla.routing.Route;
import io.handshake.sla.routing.Router;
import io.handshake.sla.routing.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Decides where hand-offs go, one after the other in the order given; nothing is written. */
@ApplicationScoped
class ChooseReps {
    private final Offers offers;
    private final RepDesk reps;

    ChooseReps(Offers offers, RepDesk reps) {
        this.offers = offers;
        this.reps = reps;
    }

    /** Whom a hand-off may go to besides those who refused it. */
    enum Among {
        ALL,
        /** Not to whoever has it now. */
        OTHERS
    }

    Map<Handoff, Route> choose(Router router, List<Handoff> wanted, Among whom, Instant now) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Set<UUID>> refused = offers.hadBy(wanted, "rejected", "reversed");
        Map<UUID, Set<UUID>> had = offers.hadBy(wanted, "rejected", "reversed", "expired");
        Map<UUID, Prospect> prospects =
                reps.prospects(wanted.stream().map(handoff -> handoff.lead).toList());
        Map<Handoff, Route> routes = new LinkedHashMap<>();
        for (Handoff handoff : wanted) {
            Prospect prospect = requireNonNull(prospects.get(handoff.lead));
            Wish others = new Wish(handoff.to, without(handoff, had, whom), prospect);
            Wish again = new Wish(handoff.to, without(handoff, refused, whom), prospect);
            routes.put(handoff, route(router, others, again, now));
        }
        return routes;
    }

    private static Set<UUID> without(Handoff handoff, Map<UUID, Set<UUID>> had, Among whom) {
        Set<UUID> not = had.getOrDefault(handoff.id, Set.of());
        UUID holder = handoff.rep;
        if (whom == Among.ALL || holder == null) {
            return not;
        }
        Set<UUID> nor = new HashSet<>(not);
        nor.add(holder);
        return nor;
    }

    /** Whoever let it expire gets it again only when nobody else can take it. */
    private static Route route(Router router, Wish others, Wish again, Instant now) {
        Route route = router.route(others, now);
        return route instanceof Route.Nobody && !again.equals(others) ? router.route(again, now) : route;
    }
}
