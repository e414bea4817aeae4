package io.handshake.sla.disputes;

import static io.handshake.sla.SlaProblem.DISPUTE_REFUSED;
import static io.handshake.sla.SlaProblem.SIDE_NOT_HELD;
import static io.handshake.sla.disputes.Word.Kind.ANSWER;
import static io.handshake.sla.disputes.Word.Kind.REASON;
import static io.handshake.sla.disputes.Word.Kind.SETTLEMENT;

import io.handshake.chassis.agreement.Author;
import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.security.Caller;
import io.handshake.chassis.security.Roles;
import io.handshake.chassis.sql.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person says in a dispute; nothing that was said is ever taken away. */
@ApplicationScoped
class Speak {

    private final Disputes disputes;
    private final EventLog events;
    private final Caller caller;
    private final InstantSource clock;

    Speak(Disputes disputes, EventLog events, Caller caller, InstantSource clock) {
        this.disputes = disputes;
        this.events = events;
        this.caller = caller;
        this.clock = clock;
    }

    /** Marketing disputes a refusal; the id of the dispute. */
    UUID open(Refusal refusal, String reason) {
        if (!refusal.isForGood()) {
            throw DISPUTE_REFUSED.because("the hand-off is " + refusal.state()
                    + "; what a rep refused for another reason than lack of time can be disputed");
        }
        UUID id = Ids.next();
        if (!disputes.open(id, refusal.handoff())) {
            throw DISPUTE_REFUSED.because(disputes.ofHandoff(refusal.handoff())
                    .map(Speak::truthAbout)
                    .orElse("there is a dispute about it already"));
        }
        Instant now = clock.instant();
        say(id, REASON, Side.MARKETING, null, reason, now);
        Dispute opened = disputes.find(id).orElseThrow();
        events.append(id.toString(), 1, now, DisputeOpened.of(opened));
        return id;
    }

    /** Sales answers, once. */
    void answer(Dispute dispute, String text) {
        requireOpen(dispute);
        dispute.last(ANSWER, Side.SALES).ifPresent(answer -> {
            throw DISPUTE_REFUSED.because("sales answered at " + answer.saidAt() + " by "
                    + answer.by().subject() + "; settle it with POST /v1/disputes/" + dispute.id() + "/settlements");
        });
        Instant now = clock.instant();
        say(dispute.id(), ANSWER, Side.SALES, null, text, now);
        tell(dispute, now, DisputeAnswered.of(dispute));
    }

    /** A side names an outcome, instead of what it named before; when the other one has named the same, that settles it. */
    void settle(Dispute dispute, Side side, String outcome, @Nullable String text) {
        requirePersonOf(side);
        requireOpen(dispute);
        dispute.last(SETTLEMENT, side)
                .filter(word -> outcome.equals(word.outcome()))
                .ifPresent(word -> {
                    throw DISPUTE_REFUSED.because(side.wireName() + " named " + outcome + " already, at "
                            + word.saidAt() + " by " + word.by().subject() + "; the other side has to agree");
                });
        dispute.last(SETTLEMENT, side.other())
                .filter(word -> word.by().equals(me()))
                .ifPresent(word -> {
                    throw DISPUTE_REFUSED.because(
                            "you spoke for " + side.other().wireName() + "; the word of " + side.wireName()
                                    + " must come from somebody else");
                });
        Instant now = clock.instant();
        say(dispute.id(), SETTLEMENT, side, outcome, text, now);
        if (dispute.settlesWith(side, outcome)) {
            disputes.settle(dispute.id(), outcome, now);
            tell(dispute, now, DisputeSettled.of(dispute, outcome));
        }
    }

    private void say(UUID id, Word.Kind kind, Side side, @Nullable String outcome, @Nullable String text, Instant now) {
        disputes.say(id, new Word(disputes.countWords(id) + 1, kind, side, me(), outcome, text, now));
    }

    private void tell(Dispute dispute, Instant now, Record fact) {
        events.append(dispute.id().toString(), disputes.nextSequence(dispute.id()), now, fact);
    }

    private Author me() {
        return new Author(caller.issuer(), caller.subject());
    }

    /** Machines do not settle, whatever else their token holds. */
    private void requirePersonOf(Side side) {
        if (!caller.has(side.wireName()) || caller.has(Roles.SERVICE)) {
            throw SIDE_NOT_HELD.because("only a person of " + side.wireName() + " speaks for " + side.wireName());
        }
    }

    private static void requireOpen(Dispute dispute) {
        if (dispute.isSettled()) {
            throw DISPUTE_REFUSED.because(truthAbout(dispute));
        }
    }

    private static String truthAbout(Dispute dispute) {
        return dispute.isSettled()
                ? "dispute " + dispute.id() + " was settled at " + dispute.settledAt() + ": " + dispute.outcome()
                : "dispute " + dispute.id() + " about this hand-off is open; GET /v1/disputes/" + dispute.id()
                        + " says what was said";
    }
}
