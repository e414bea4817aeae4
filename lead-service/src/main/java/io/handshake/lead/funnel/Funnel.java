package io.handshake.lead.funnel;

import io.handshake.lead.funnel.Decision.Closed;
import io.handshake.lead.funnel.Decision.Moved;
import io.handshake.lead.funnel.Decision.Refused;
import io.handshake.lead.funnel.Decision.Stays;
import io.handshake.lead.funnel.Decision.Unanswered;
import io.handshake.lead.funnel.Move.Accept;
import io.handshake.lead.funnel.Move.CatchUp;
import io.handshake.lead.funnel.Move.Disqualify;
import io.handshake.lead.funnel.Move.GiveBack;
import io.handshake.lead.funnel.Move.Lose;
import io.handshake.lead.funnel.Move.OpenOpportunity;
import io.handshake.lead.funnel.Move.Qualify;
import io.handshake.lead.funnel.Move.Reverse;
import io.handshake.lead.funnel.Move.SalesQualify;
import io.handshake.lead.funnel.Move.TurnDown;
import io.handshake.lead.funnel.Move.Win;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One version of a funnel: its stages in order, and what may happen on it. Pure data and one total function. */
public record Funnel(String key, int version, String title, List<Stage> stages) {
    public Funnel {
        stages = List.copyOf(stages);
        long milestones = stages.stream().map(Stage::milestone).distinct().count();
        long keys = stages.stream().map(Stage::key).distinct().count();
        if (milestones != stages.size() || keys != stages.size()) {
            throw new IllegalArgumentException("every stage of a funnel has its own key and milestone: " + key);
        }
    }

    /** Where a pass begins: visitors have none, so at the first stage after theirs. */
    public Stage entry() {
        return stages.stream()
                .filter(stage -> stage.milestone() != Milestone.VISITOR)
                .findFirst()
                .orElseThrow();
    }

    public Trip begin(int pass) {
        return new Trip(pass, entry().key(), null);
    }

    /** Whether it has a stage where sales accepts. */
    public boolean hasAcceptanceGate() {
        return has(Milestone.ACCEPTED);
    }

    /** The place of a stage: 1, 2, ... */
    public int position(String stageKey) {
        return indexOf(stageKey) + 1;
    }

    public Stage stage(String stageKey) {
        return stages.get(indexOf(stageKey));
    }

    /** The stage that a move wants to reach; empty when it wants to end the pass where it is. */
    public Optional<Stage> goal(Move move) {
        Milestone goal = switch (move) {
            case Qualify _ -> Milestone.QUALIFIED;
            case Accept _ -> Milestone.ACCEPTED;
            case SalesQualify _ -> Milestone.SALES_QUALIFIED;
            case OpenOpportunity _ -> Milestone.OPPORTUNITY;
            case Win _ -> Milestone.CUSTOMER;
            case TurnDown _, Reverse _, GiveBack _, Lose _, Disqualify _, CatchUp _ -> null;
        };
        return stages.stream().filter(stage -> stage.milestone() == goal).findFirst();
    }

    /** Decides about a move, and whether the answers let the pass leave the stage it stands in. */
    public Decision decide(Trip trip, Move move, Answers answers) {
        Decision decision = decide(trip, move);
        if (!(decision instanceof Moved)) {
            return decision;
        }
        List<Unmet> unmet = answers.unmet(stage(trip.stage()).exitCriteria());
        return unmet.isEmpty() ? decision : new Unanswered(unmet);
    }

    public Decision decide(Trip trip, Move move) {
        return switch (move) {
            case Qualify _ -> forward(trip, Milestone.QUALIFIED);
            case Accept _ -> accept(trip);
            case CatchUp(Set<Milestone> reached) -> catchUp(trip, reached);
            case SalesQualify _ -> forward(trip, Milestone.SALES_QUALIFIED);
            case TurnDown(String reason) -> turnDown(trip, reason);
            case Reverse reverse -> new WayBack(this, trip).decide(reverse);
            case Disqualify(String reason) -> putOut(trip, Outcome.DISQUALIFIED, reason);
            case GiveBack(String reason) -> putOut(trip, Outcome.RECYCLED, reason);
            case OpenOpportunity _ ->
                trip.open() && (reached(trip, Milestone.OPPORTUNITY) || !has(Milestone.OPPORTUNITY))
                        ? new Stays()
                        : forward(trip, Milestone.OPPORTUNITY);
            case Win(var reason) ->
                trip.open() ? new Closed(path(trip, Milestone.CUSTOMER), Outcome.WON, reason) : new Stays();
            case Lose(String reason, boolean othersOpen) ->
                trip.open() && !othersOpen ? new Closed(List.of(), Outcome.LOST, reason) : new Stays();
        };
    }

    /**
     * The stage from which a pass is to be handed over when no hand-off has it: the last one up to where it stands whose leads are
     * handed over. Once there is an opportunity it carries the pass.
     */
    public Optional<Stage> handOver(Trip trip) {
        Stage at = stage(trip.stage());
        boolean carried = at.handoffTo() == null && reached(trip, Milestone.OPPORTUNITY);
        return !trip.open() || carried
                ? Optional.empty()
                : stages.subList(0, indexOf(at.key()) + 1).stream()
                        .filter(stage -> stage.handoffTo() != null)
                        .reduce((first, later) -> later);
    }

    /** The milestones of all stages up to where a pass stands. */
    public Set<Milestone> reachedBy(Trip trip) {
        return stages.subList(0, indexOf(trip.stage()) + 1).stream()
                .map(Stage::milestone)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** To the furthest stage whose milestone was reached; the customer stage is entered by winning alone. */
    private Decision catchUp(Trip trip, Set<Milestone> reached) {
        if (!trip.open()) {
            return closed(trip);
        }
        return stages.subList(indexOf(trip.stage()) + 1, stages.size()).stream()
                .map(Stage::milestone)
                .filter(milestone -> milestone != Milestone.CUSTOMER && reached.contains(milestone))
                .reduce((first, later) -> later)
                .<Decision>map(goal -> new Moved(path(trip, goal)))
                .orElseGet(Stays::new);
    }

    /** The accepted stage is entered by the last hand-over before it; other acceptances move nothing. */
    private Decision accept(Trip trip) {
        boolean accepted = reached(trip, Milestone.ACCEPTED) && (trip.handedOverAnew() || handedOverAgain(trip));
        return trip.open() && (accepted || handsOnBeforeAcceptance(trip))
                ? new Stays()
                : forward(trip, Milestone.ACCEPTED);
    }

    /** Whether the pass was handed over once more after the accepted stage, so that this hand-over decides about it. */
    private boolean handedOverAgain(Trip trip) {
        return IntStream.range(place(Milestone.ACCEPTED) + 1, indexOf(trip.stage()) + 1)
                .anyMatch(i -> stages.get(i).handoffTo() != null);
    }

    /** Whether the pass is to be handed on, as from BDRs to reps, before it is accepted for good. */
    private boolean handsOnBeforeAcceptance(Trip trip) {
        return hasAcceptanceGate()
                && IntStream.range(indexOf(trip.stage()) + 1, place(Milestone.ACCEPTED))
                        .anyMatch(i ->
                                i > place(Milestone.QUALIFIED) && stages.get(i).handoffTo() != null);
    }

    private Decision turnDown(Trip trip, String reason) {
        if (!trip.open()) {
            return closed(trip);
        }
        if (!reached(trip, Milestone.QUALIFIED)) {
            return new Refused("the pass is in " + trip.stage() + " and was not handed over");
        }
        boolean accepted = reached(trip, Milestone.ACCEPTED) && !trip.handedOverAnew() && !handedOverAgain(trip);
        if (accepted || reached(trip, Milestone.OPPORTUNITY)) {
            return new Refused("the pass is in " + trip.stage() + " and can no longer be turned down");
        }
        return new Closed(List.of(), Outcome.ofRejection(reason), reason);
    }

    private Decision putOut(Trip trip, Outcome outcome, String reason) {
        if (!trip.open()) {
            return closed(trip);
        }
        if (reached(trip, Milestone.OPPORTUNITY)) {
            return new Refused("the pass is in " + trip.stage() + "; it ends with its opportunity");
        }
        return new Closed(List.of(), outcome, reason);
    }

    private Decision forward(Trip trip, Milestone goal) {
        if (!trip.open()) {
            return closed(trip);
        }
        if (!has(goal)) {
            return new Refused("funnel " + key + " has no stage with the milestone " + goal);
        }
        if (reached(trip, goal)) {
            return new Refused("the pass is in " + trip.stage() + " already");
        }
        return new Moved(path(trip, goal));
    }

    private static Decision closed(Trip trip) {
        return new Refused("the pass was closed as "
                + Objects.requireNonNull(trip.outcome()).word());
    }

    private boolean has(Milestone milestone) {
        return place(milestone) < stages.size();
    }

    /** Where the stage of this milestone stands; behind all when there is none. */
    private int place(Milestone milestone) {
        return IntStream.range(0, stages.size())
                .filter(i -> stages.get(i).milestone() == milestone)
                .findFirst()
                .orElse(stages.size());
    }

    /** Whether the pass stands in the stage of this milestone or beyond it, in the order of this funnel. */
    private boolean reached(Trip trip, Milestone milestone) {
        int at = indexOf(trip.stage());
        return stages.subList(0, at + 1).stream().anyMatch(stage -> stage.milestone() == milestone);
    }

    /** The steps to the stage of this milestone; all but the last are inferred. */
    private List<Entry> path(Trip trip, Milestone goal) {
        List<Entry> path = new ArrayList<>();
        for (int i = indexOf(trip.stage()) + 1; i < stages.size(); i++) {
            Stage to = stages.get(i);
            path.add(new Entry(stages.get(i - 1), to, to.milestone() != goal));
            if (to.milestone() == goal) {
                break;
            }
        }
        return path;
    }

    private int indexOf(String stageKey) {
        return IntStream.range(0, stages.size())
                .filter(i -> stages.get(i).key().equals(stageKey))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("funnel " + key + " has no stage " + stageKey));
    }
}
