package io.handshake.sla.handoffs;

import io.handshake.sla.handoffs.ClockFact.ClockBreached;
import io.handshake.sla.handoffs.ClockFact.ClockEscalated;
import io.handshake.sla.handoffs.ClockFact.ClockWarned;
import io.handshake.sla.handoffs.HandoffFact.HandoffDelivered;
import io.handshake.sla.handoffs.HandoffFact.HandoffOffered;
import io.handshake.sla.handoffs.HandoffFact.HandoffReassigned;
import io.handshake.sla.handoffs.HandoffFact.HandoffUnroutedTooLong;
import io.handshake.sla.notifications.Notice;
import io.handshake.sla.notifications.Notice.To;
import io.handshake.sla.notifications.NoticeKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which people a fact about a hand-off concerns, and how it is put to them. */
final class WhoIsTold {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private WhoIsTold() {}

    /** Null when it concerns nobody in particular. */
    static @Nullable Notice of(Record fact, Instant at, String side) {
        return switch (fact) {
            case HandoffOffered it ->
                new Notice(
                        NoticeKind.OFFERED,
                        To.REP,
                        it.handoff(),
                        null,
                        it.rep(),
                        side,
                        at,
                        "A hand-off is offered to you. Please answer by " + minutes(it.dueAt()) + ".");
            case HandoffDelivered it ->
                new Notice(
                        NoticeKind.OFFERED,
                        To.REP,
                        it.handoff(),
                        null,
                        it.rep(),
                        side,
                        at,
                        "A hand-off was put into your hands. Nobody waits for an answer.");
            case HandoffReassigned it ->
                new Notice(
                        NoticeKind.OFFERED,
                        To.REP,
                        it.handoff(),
                        null,
                        it.rep(),
                        side,
                        at,
                        "A hand-off that a colleague had was put into your hands.");
            case HandoffUnroutedTooLong it ->
                new Notice(
                        NoticeKind.UNROUTED_TOO_LONG,
                        To.MANAGERS,
                        it.handoff(),
                        null,
                        null,
                        side,
                        at,
                        "A hand-off to " + side + " has been waiting for a rep since " + minutes(it.since()) + ".");
            case ClockWarned it ->
                clock(NoticeKind.WARNED, To.REP, it.handoff(), it.clock(), it.rep(), side, at, warning(it));
            case ClockBreached it ->
                clock(
                        NoticeKind.BREACHED,
                        To.REP,
                        it.handoff(),
                        it.clock(),
                        it.rep(),
                        side,
                        at,
                        "The time for " + awaited(it.kind()) + " was over at " + minutes(it.dueAt()) + ".");
            case ClockEscalated it ->
                clock(
                        NoticeKind.ESCALATED,
                        to(it.to()),
                        it.handoff(),
                        it.clock(),
                        it.rep(),
                        side,
                        at,
                        "The time for " + awaited(it.kind()) + " has been over since " + minutes(it.dueAt())
                                + ", and still nobody did it.");
            default -> null;
        };
    }

    private static Notice clock(
            NoticeKind kind,
            To to,
            UUID handoff,
            UUID clock,
            @Nullable UUID rep,
            String side,
            Instant at,
            String text) {
        return new Notice(kind, to, handoff, clock, rep, side, at, text);
    }

    private static String warning(ClockWarned it) {
        String percent = it.share()
                .multiply(BigDecimal.valueOf(100))
                .stripTrailingZeros()
                .toPlainString();
        return percent + " % of the time for " + awaited(it.kind()) + " is used up; it is due at " + minutes(it.dueAt())
                + ".";
    }

    private static To to(String policy) {
        return switch (policy) {
            case "manager" -> To.MANAGER;
            case "marketing" -> To.MARKETING;
            default -> To.REP;
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
