package io.handshake.sla.handoffs;

import io.handshake.sla.handoffs.BreachFact.ClockBreached;
import io.handshake.sla.handoffs.BreachFact.ClockEscalated;
import io.handshake.sla.handoffs.BreachFact.ClockWarned;
import io.handshake.sla.handoffs.ConclusionFact.HandoffCancelled;
import io.handshake.sla.handoffs.OfferFact.HandoffDelivered;
import io.handshake.sla.handoffs.OfferFact.HandoffOffered;
import io.handshake.sla.handoffs.OfferFact.HandoffReassigned;
import io.handshake.sla.handoffs.OfferFact.HandoffWithdrawn;
import io.handshake.sla.handoffs.OpeningFact.HandoffUnroutedTooLong;
import io.handshake.sla.notifications.Notice;
import io.handshake.sla.notifications.Notice.To;
import io.handshake.sla.notifications.NoticeKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which people a fact about a hand-off concerns, and how it is put to them.
 *
 * @param at when it happened
 * @param side to whom the hand-off is handed
 */
record WhoIsTold(UUID handoff, Instant at, String side) {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    List<Notice> of(Record fact) {
        return switch (fact) {
            case HandoffOffered it ->
                List.of(given(it.rep(), "A hand-off is offered to you. Please answer by " + minutes(it.dueAt()) + "."));
            case HandoffDelivered it ->
                List.of(given(it.rep(), "A hand-off was put into your hands. Nobody waits for an answer."));
            case HandoffReassigned it ->
                List.of(
                        given(it.rep(), "A hand-off that a colleague had was put into your hands."),
                        taken(it.fromRep(), "A hand-off that you had was put into a colleague's hands."));
            case HandoffWithdrawn it -> List.of(taken(it.rep(), withdrawal(it.why())));
            case HandoffCancelled it -> List.of(taken(it.rep(), cancellation(it.why())));
            case HandoffAcceptanceReversed it ->
                List.of(taken(it.holder(), "The acceptance of a hand-off that you had was taken back.")
                        .doneBy(it.by()));
            case HandoffUnroutedTooLong it ->
                List.of(about(NoticeKind.UNROUTED_TOO_LONG, To.MANAGERS, null, waiting(it)));
            case ClockWarned it ->
                List.of(about(NoticeKind.WARNED, To.REP, it.rep(), warning(it)).of(it.clock()));
            case ClockBreached it ->
                List.of(about(NoticeKind.BREACHED, To.REP, it.rep(), breach(it)).of(it.clock()));
            case ClockEscalated it ->
                List.of(about(NoticeKind.ESCALATED, to(it.to(), it.rep()), it.rep(), escalation(it))
                        .of(it.clock()));
            default -> List.of();
        };
    }

    private Notice given(UUID rep, String text) {
        return about(NoticeKind.OFFERED, To.REP, rep, text);
    }

    private Notice taken(@Nullable UUID rep, String text) {
        return about(NoticeKind.TAKEN_AWAY, To.REP, rep, text);
    }

    private Notice about(NoticeKind kind, To to, @Nullable UUID rep, String text) {
        return new Notice(kind, to, handoff, null, rep, side, at, text, null);
    }

    private static String withdrawal(String why) {
        return "A hand-off that was offered to you was taken back, as "
                + switch (why) {
                    case "rep-inactive" -> "you are not active any more";
                    case "reassigned" -> "somebody chose another rep for it";
                    case "suppressed" -> "its lead must not be handed over";
                    case "expired" -> "the time to answer was over";
                    default -> why;
                }
                + ".";
    }

    private static String cancellation(String why) {
        return "A hand-off that was offered to you was cancelled, as "
                + (why.equals("merged")
                        ? "its lead is handed over already: two leads turned out to be one person."
                        : "the way of its lead came to an end.");
    }

    private String waiting(HandoffUnroutedTooLong it) {
        return "A hand-off to " + side + " has been waiting for a rep since " + minutes(it.since()) + ".";
    }

    private static String warning(ClockWarned it) {
        String percent = it.share()
                .multiply(BigDecimal.valueOf(100))
                .stripTrailingZeros()
                .toPlainString();
        return percent + " % of the time for " + awaited(it.kind()) + " is used up; it is due at " + minutes(it.dueAt())
                + ".";
    }

    private static String breach(ClockBreached it) {
        return "The time for " + awaited(it.kind()) + " was over at " + minutes(it.dueAt()) + ".";
    }

    private static String escalation(ClockEscalated it) {
        return "The time for " + awaited(it.kind()) + " has been over since " + minutes(it.dueAt())
                + ", and still nobody did it.";
    }

    /** While nobody has it, whoever answers for those who could. */
    private static To to(String policy, @Nullable UUID rep) {
        return switch (policy) {
            case "manager" -> To.MANAGER;
            case "marketing" -> To.MARKETING;
            default -> rep == null ? To.MANAGER : To.REP;
        };
    }

    private static String awaited(String kind) {
        return switch (kind) {
            case "accept" -> "the answer to an offer";
            case "first-touch", "work-by" -> "getting in touch with the lead";
            default -> "saying what came of a hand-off";
        };
    }

    private static String minutes(Instant at) {
        return MINUTES.format(at);
    }
}
