package io.handshake.sla.answering;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.answering.ReassignmentResults.Result;
import io.handshake.sla.handoffs.Handoff;
import io.handshake.sla.handoffs.HandoffState;
import io.handshake.sla.handoffs.ReassignHandoff;
import io.handshake.sla.reps.Reps;
import io.handshake.sla.routing.Route;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts many hand-offs into other hands in one transaction, and says what became of each. */
@ApplicationScoped
class ReassignMany {

    /** What each that moves costs besides grows with the number of reps, so a call takes no more. */
    private static final int AT_ONCE = 1_000;

    private final Sql sql;
    private final ReassignHandoff reassign;
    private final Reps reps;
    private final Viewer viewer;

    ReassignMany(Sql sql, ReassignHandoff reassign, Reps reps, Viewer viewer) {
        this.sql = sql;
        this.reassign = reassign;
        this.reps = reps;
        this.viewer = viewer;
    }

    ReassignmentResults reassign(Reassignments request) {
        reassign.lockReps();
        request.rep().ifPresent(rep -> viewer.requireActive("/to", rep));
        Set<HandoffState> wanted = request.wanted();
        UUID from = request.fromRep();
        if (from == null) {
            List<UUID> listed = request.handoffs() == null ? List.of() : request.handoffs();
            return new ReassignmentResults(move(listed, reassign.lock(listed), request, "/handoffs/"), null);
        }
        if (reps.nameOf(from).isEmpty()) {
            throw INVALID_CONTENT.because(
                    "no rep has the id " + from,
                    List.of(FieldError.at("/fromRep", "must be the id of a rep of GET /v1/reps")));
        }
        List<Handoff> held = reassign.lockOf(from, wanted, AT_ONCE);
        List<UUID> ids = held.stream().map(Handoff::id).toList();
        return new ReassignmentResults(move(ids, held, request, null), left(from, wanted));
    }

    /** The pointers of what is wrong are of the list; without one it is about whom they go to. */
    private List<Result> move(List<UUID> ids, List<Handoff> locked, Reassignments request, @Nullable String list) {
        UUID to = request.rep().orElse(null);
        String served = request.rep().flatMap(reps::sideOf).orElse(null);
        Map<UUID, Handoff> there = locked.stream().collect(toMap(Handoff::id, handoff -> handoff));
        Map<UUID, String> stay = new HashMap<>();
        List<Handoff> moving = new ArrayList<>();
        for (Handoff handoff : locked) {
            whyItStays(handoff, request, served)
                    .ifPresentOrElse(why -> stay.put(handoff.id(), why), () -> moving.add(handoff));
        }
        if (to == null) {
            Map<UUID, Route.Lack> lacks = reassign.route(moving, request.reason());
            moving.stream()
                    .filter(handoff -> lacks.containsKey(handoff.id()) && !handoff.isStranded())
                    .forEach(handoff -> stay.put(handoff.id(), nobody(requireNonNull(lacks.get(handoff.id())))));
        } else {
            reassign.give(moving, to, request.reason());
        }
        List<Result> results = new ArrayList<>();
        for (UUID id : ids) {
            results.add(result(results.size(), id, there.get(id), stay.get(id), list));
        }
        return results;
    }

    private Optional<String> whyItStays(Handoff handoff, Reassignments request, @Nullable String served) {
        if (!ReassignHandoff.canMove(handoff)
                || request.rep().filter(to -> to.equals(handoff.rep())).isPresent()) {
            return Optional.of(viewer.truthAbout(handoff));
        }
        if (!request.wanted().contains(handoff.state())) {
            return Optional.of("its state, " + handoff.state().wireName() + ", was not asked for");
        }
        return served == null || served.equals(handoff.to())
                ? Optional.empty()
                : Optional.of(Viewer.otherSide(handoff, served));
    }

    private static Result result(
            int index, UUID id, @Nullable Handoff handoff, @Nullable String why, @Nullable String list) {
        String pointer = list == null ? "/to" : list + index;
        if (handoff == null) {
            return Result.unknown(index, id, FieldError.at(pointer, "no hand-off has this id"));
        }
        return why == null ? Result.moved(index, handoff) : Result.failed(index, handoff, FieldError.at(pointer, why));
    }

    private static String nobody(Route.Lack lack) {
        return "nobody else can take it (" + lack.wireName() + "), so it stays with the rep who has it";
    }

    private long left(UUID rep, Set<HandoffState> states) {
        return sql.first(
                        "select count(*) as n from handoff where rep = ? and state in ('offered', 'accepted', 'delivered') and state = any(?::text[])",
                        row -> row.getLong("n"),
                        rep,
                        states.stream().map(HandoffState::wireName).toArray(String[]::new))
                .orElse(0L);
    }
}
