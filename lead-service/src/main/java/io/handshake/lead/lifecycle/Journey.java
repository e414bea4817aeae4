package io.handshake.lead.lifecycle;

import io.handshake.chassis.event.NewEvent;
import io.handshake.lead.consent.ContactAllowed;
import io.handshake.lead.consent.ContactSuppressed;
import io.handshake.lead.consent.Suppression;
import io.handshake.lead.funnel.Answers;
import io.handshake.lead.funnel.Decision;
import io.handshake.lead.funnel.Decision.Closed;
import io.handshake.lead.funnel.Decision.Moved;
import io.handshake.lead.funnel.Decision.Refused;
import io.handshake.lead.funnel.Decision.Stays;
import io.handshake.lead.funnel.Decision.Unanswered;
import io.handshake.lead.funnel.Decision.WentBack;
import io.handshake.lead.funnel.Entry;
import io.handshake.lead.funnel.Funnel;
import io.handshake.lead.funnel.Move;
import io.handshake.lead.funnel.Outcome;
import io.handshake.lead.funnel.Stage;
import io.handshake.lead.funnel.Trip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All passes of one lead, locked, with what happens to them until they are saved. */
public final class Journey {
    private static final String UNMERGED = "unmerged";

    record Step(int pass, int position, Entry entry, Cause cause, Map<String, Object> answers) {}

    /** An entry that holds no more, by its position. */
    record Reversal(int pass, int position, int reversed, Stage left, Stage back, Cause cause) {}

    record Refusal(int pass, @Nullable String to, Cause cause, String because) {}

    private record Mark(int pass, String fact) {}

    final UUID lead;
    final NavigableMap<Integer, Pass> passes = new TreeMap<>();
    final List<Step> steps = new ArrayList<>();
    final List<Reversal> reversals = new ArrayList<>();
    final List<Refusal> refusals = new ArrayList<>();
    final List<NewEvent> events = new ArrayList<>();
    private final Set<Mark> marks = new HashSet<>();
    private final Funnel inForce;
    long sequence;

    @Nullable
    Boolean customer;

    /** How it became a customer; null when that was told, or it is none. */
    @Nullable
    Purchase bought;

    @Nullable
    String suppressed;

    /** Whether the account it belongs to is a customer. */
    boolean customerAccount;

    private boolean customerChanged;

    Journey(UUID lead, long sequence, Funnel inForce) {
        this.lead = lead;
        this.sequence = sequence;
        this.inForce = inForce;
    }

    /** The lead, which is another than the one asked for when that one was merged into it. */
    public UUID lead() {
        return lead;
    }

    /** The stage the latest pass stands in. */
    public Stage stage() {
        return passes.lastEntry().getValue().funnel.stage(latest().stage());
    }

    /** The stage from which the latest pass is to be handed over when no hand-off has it. */
    public Optional<Stage> handOver() {
        return passes.lastEntry().getValue().funnel.handOver(latest());
    }

    /** Whether the funnel of the latest pass has a stage where sales accepts. */
    public boolean isGated() {
        return passes.lastEntry().getValue().funnel.hasAcceptanceGate();
    }

    /** Which pass a fact is about; what was told of a lead that was merged meanwhile is about the survivor's latest. */
    public int passOf(UUID told, int pass) {
        return told.equals(lead) ? pass : latest().pass();
    }

    /** Where the lead's latest pass stands. */
    public Trip latest() {
        return passes.lastEntry().getValue().trip;
    }

    /** Opens the next pass if this is its number and the one before lets it follow. */
    public void openIfNext(int number, Instant occurredAt) {
        if (number == latest().pass() + 1 && latest().mayBeFollowed()) {
            open(number, occurredAt);
        }
    }

    private void open(int number, Instant occurredAt) {
        passes.put(number, new Pass(inForce, inForce.begin(number), occurredAt, true));
        tell(occurredAt, PassOpened.of(lead, number, inForce));
    }

    /**
     * Takes this lead as far as another, which turned out to be the same person, has come on its open pass. A lead without an open
     * pass begins the next one for it, even if it was out.
     */
    public void catchUp(Journey other, Cause cause) {
        Trip ahead = other.latest();
        if (!ahead.open()) {
            return;
        }
        if (!latest().open()) {
            open(latest().pass() + 1, cause.occurredAt());
        }
        Funnel theirs = other.passes.lastEntry().getValue().funnel;
        make(latest().pass(), new Move.CatchUp(theirs.reachedBy(ahead)), cause);
    }

    /** Makes a move if the funnel of the pass allows it; a fact that was heard before changes nothing. */
    public Decision make(int number, Move move, Cause cause) {
        return make(number, move, cause, Answers.NOBODY_WAS_ASKED);
    }

    /** The same with answers to the exit criteria of the stage it leaves. */
    public Decision make(int number, Move move, Cause cause, Answers given) {
        if (!marks.add(new Mark(number, cause.mark()))) {
            return new Stays();
        }
        Pass pass = passes.get(number);
        if (pass == null) {
            return refuse(number, move, cause, new Refused("the lead has no pass " + number));
        }
        Answers answers = given.to(pass.funnel.stage(pass.trip.stage()).exitCriteria());
        Decision decision = pass.funnel.decide(pass.trip, move, answers);
        switch (decision) {
            case Moved(List<Entry> entries) -> enter(number, pass, entries, cause, answers);
            case Closed closed -> {
                enter(number, pass, closed.entries(), cause, answers);
                close(number, pass, closed, cause);
            }
            case WentBack back -> goBack(number, pass, back, cause);
            case Refused refused -> refuse(number, move, cause, refused);
            case Stays _, Unanswered _ -> {}
        }
        pass.changed |= decision instanceof Moved || decision instanceof Closed || decision instanceof WentBack;
        pass.trip = pass.trip.after(decision);
        return decision;
    }

    /** The stages of a pass that this hand-off brought it into. */
    Set<String> broughtBy(int number, @Nullable UUID handoff) {
        Pass pass = passes.get(number);
        return pass == null ? Set.of() : pass.entered.broughtBy(handoff, !pass.trip.handedOverAnew());
    }

    void heard(int pass, String fact) {
        marks.add(new Mark(pass, fact));
    }

    boolean touched() {
        return !events.isEmpty() || customerChanged;
    }

    /** Whether a pass began, went on or ended, or it became a customer or is none any more. */
    boolean moved() {
        return customerChanged || passes.values().stream().anyMatch(pass -> pass.fresh || pass.changed);
    }

    /** What was answered belongs to the step that leaves the stage it was asked in. */
    private void enter(int number, Pass pass, List<Entry> entries, Cause cause, Answers given) {
        Answers answers = given;
        for (Entry entry : entries) {
            int position = pass.entered.next();
            pass.entered.add(
                    new Entered.Held(position, entry.to().key(), cause.occurredAt(), cause.handoff(), cause.mark()));
            Map<String, Object> published = answers.withoutTexts(entry.from());
            steps.add(new Step(number, position, entry, cause, answers.values()));
            tell(cause.occurredAt(), StageEntered.of(lead, number, pass.funnel, entry, cause, published));
            answers = Answers.NOBODY_WAS_ASKED;
        }
    }

    /** Each entry that holds no more is told of, the last first. */
    private void goBack(int number, Pass pass, WentBack decided, Cause cause) {
        List<Stage> left = decided.left();
        for (int i = 0; i < left.size(); i++) {
            Stage back = i + 1 < left.size() ? left.get(i + 1) : decided.back();
            Entered.Held entry = pass.entered.takeLast();
            reversals.add(new Reversal(number, pass.entered.next(), entry.position(), left.get(i), back, cause));
            tell(
                    cause.occurredAt(),
                    StageEntryReversed.of(lead, number, pass.funnel, left.get(i), back, entry.at(), cause));
        }
        pass.trip = new Trip(number, decided.back().key(), null, pass.trip.handedOverAnew());
        if (decided.end() != null) {
            close(number, pass, decided.end(), cause);
        }
    }

    /** Takes back that a fact ended a pass, as it was about somebody else: the stages it brought are left, and the lead is marketing's again. */
    public void takeBackEnd(int number, String fact, Cause cause) {
        Pass pass = Objects.requireNonNull(passes.get(number));
        Set<String> brought = pass.entered.broughtBy(fact);
        List<Stage> stages = pass.funnel.stages();
        List<Stage> left = stages.reversed().stream()
                .filter(stage -> brought.contains(stage.key()))
                .toList();
        Stage back =
                left.isEmpty() ? pass.funnel.stage(pass.trip.stage()) : stages.get(stages.indexOf(left.getLast()) - 1);
        goBack(number, pass, new WentBack(left, back, new Closed(List.of(), Outcome.RECYCLED, UNMERGED)), cause);
        pass.trip = new Trip(number, back.key(), Outcome.RECYCLED, pass.trip.handedOverAnew());
        pass.changed = true;
    }

    private void close(int number, Pass pass, Closed closed, Cause cause) {
        pass.closedAt = cause.occurredAt();
        pass.closedBy = cause.mark();
        pass.closedActor = cause.actor();
        pass.note = cause.note();
        pass.reason = closed.reason();
        String stage = pass.trip.after(closed).stage();
        tell(
                cause.occurredAt(),
                new PassClosed(lead, number, stage, closed.outcome().word(), closed.reason()));
        if (closed.outcome() == Outcome.WON) {
            becomeCustomer(cause);
        }
    }

    /** Whoever bought is not handed to sales again, whatever was told before, until somebody says otherwise. */
    private void becomeCustomer(Cause cause) {
        UUID opportunity = cause.opportunity();
        if (Boolean.TRUE.equals(customer)) {
            return;
        }
        if (opportunity != null) {
            bought = new Purchase(opportunity, customer);
        }
        customer = true;
        customerChanged = true;
        suppress(cause.occurredAt());
    }

    /** Of the deals with it these are won: if the one through which it became a customer is none of them, another takes its place, or it is what was told before. */
    public void boughtNothingBut(Set<UUID> won, Instant at) {
        if (bought == null || won.contains(bought.opportunity())) {
            return;
        }
        Boolean before = bought.before();
        customer = won.isEmpty() ? before : customer;
        bought =
                won.stream().findFirst().map(deal -> new Purchase(deal, before)).orElse(null);
        customerChanged = true;
        suppress(at);
    }

    private void suppress(Instant at) {
        boolean forbidden = Suppression.NO_CONSENT.word().equals(suppressed);
        Optional<Suppression> why = Suppression.of(forbidden, customer, customerAccount);
        String word = why.map(Suppression::word).orElse(null);
        if (!Objects.equals(suppressed, word)) {
            suppressed = word;
            tell(at, why.<Record>map(it -> new ContactSuppressed(lead, it)).orElseGet(() -> new ContactAllowed(lead)));
        }
    }

    private Refused refuse(int number, Move move, Cause cause, Refused refused) {
        String to = funnel(number).goal(move).map(Stage::key).orElse(null);
        refusals.add(new Refusal(number, to, cause, refused.because()));
        tell(cause.occurredAt(), new TransitionRefused(lead, number, to, cause.type(), refused.because()));
        return refused;
    }

    private Funnel funnel(int number) {
        Map.Entry<Integer, Pass> nearest = passes.floorEntry(number);
        return nearest == null ? inForce : nearest.getValue().funnel;
    }

    private void tell(Instant occurredAt, Record fact) {
        events.add(new NewEvent(lead.toString(), ++sequence, occurredAt, fact));
    }
}
