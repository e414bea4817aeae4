package io.handshake.sla.handoffs;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.sla.Scene;
import io.handshake.sla.criteria.Answers;
import io.handshake.sla.reasons.ReasonCode;
import io.handshake.sla.standing.ClosedPasses.Closed;
import io.handshake.sla.standing.Entry;
import io.handshake.sla.standing.JoinedPasses.Join;
import io.handshake.sla.standing.SuppressedLeads;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything at once, as two replicas and many people would: pages, answers, timers, changes of reps. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class ConcurrencyTest {

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @Inject
    OpenHandoffs open;

    @Inject
    CancelHandoffs cancel;

    @Inject
    AnswerHandoff answer;

    @Inject
    TakeBackHandoff takeBack;

    @Inject
    ReassignHandoff reassign;

    @Inject
    AnnounceBreaches breaches;

    @Inject
    CapacityChanged capacity;

    @Inject
    MergeHandoffs merge;

    @Inject
    SuppressHandoffs suppress;

    private final AtomicInteger moves = new AtomicInteger();
    private final AtomicInteger words = new AtomicInteger();

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    @Test
    void pagesRoutedAtOnceNeverExceedACapacity() throws Exception {
        scene.rep("rita", 70);
        scene.rep("zoe", 50);
        scene.rep("ann", 30);

        List<Callable<Boolean>> pages = new ArrayList<>();
        for (int page = 0; page < 12; page++) {
            pages.add(() -> {
                route(leads(25));
                return true;
            });
        }
        run(pages);

        assertThat(count("select count(*) as n from handoff where state = 'offered'"))
                .isEqualTo(150);
        assertThat(count("select count(*) as n from handoff where state = 'unrouted'"))
                .isEqualTo(150);
        assertThat(sql.list("select offered from rep_week order by offered", row -> row.getInt("offered")))
                .containsExactly(30, 50, 70);
        assertSound();
    }

    @Test
    void twoPagesAtOnceGiveAMonthsCapacityOutExactly() throws Exception {
        scene.rep("rita", Map.of("capacity", Map.of("count", 14, "per", "month")));
        scene.rep("zoe", Map.of("capacity", Map.of("count", 3, "per", "month")));

        run(List.of(
                () -> {
                    route(leads(15));
                    return true;
                },
                () -> {
                    route(leads(15));
                    return true;
                }));

        assertThat(sql.list("select offered from rep_month order by offered", row -> row.getInt("offered")))
                .containsExactly(3, 14);
        assertThat(count("select count(*) as n from handoff where state = 'unrouted'"))
                .isEqualTo(13);
        assertSound();
    }

    @Test
    void whateverHappensAtOnceEveryHandoffStaysSound() throws Exception {
        List<String> reps =
                IntStream.range(0, 4).mapToObj(i -> scene.rep("rep-" + i, 60)).toList();
        route(leads(100));

        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Random random = new Random(i);
            work.add(() -> {
                switch (random.nextInt(13)) {
                    case 0 -> route(leads(10));
                    case 1 -> QuarkusTransaction.requiringNew().run(() -> cancel.cancel(someClosed(random)));
                    case 2, 3 -> answerSome(random, true);
                    case 4, 5 -> answerSome(random, false);
                    case 6 -> QuarkusTransaction.requiringNew().run(() -> breaches.announce(50));
                    case 7 -> mergeSome(random);
                    case 8, 9 -> suppressOrAllowSome(random);
                    case 10 -> reassignSome(UUID.fromString(reps.get(random.nextInt(reps.size()))), random);
                    case 11 -> takeSomeBack(random);
                    default -> toggle(reps.get(random.nextInt(reps.size())), random);
                }
                if (random.nextInt(30) == 0) {
                    SettableClock.advance(Duration.ofHours(20));
                }
                return true;
            });
        }
        run(work);

        assertThat(count("select count(*) as n from handoff")).isGreaterThanOrEqualTo(100);
        assertSound();
    }

    private void toggle(String rep, Random random) {
        int status = scene.changeRep(
                        rep, Map.of("active", random.nextBoolean(), "weeklyCapacity", 40 + random.nextInt(40)))
                .extract()
                .statusCode();
        assertThat(status).isIn(200, 412);
        QuarkusTransaction.requiringNew().run(() -> capacity.offerWaitingIfAny());
    }

    private void route(List<Entry> wanted) {
        QuarkusTransaction.requiringNew().run(() -> {
            open.lockReps();
            open.open(wanted);
        });
    }

    private static List<Entry> leads(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> new Entry(UUID.randomUUID(), 1, "MQL", "SALES", Instant.now(), true, 0))
                .toList();
    }

    private List<Closed> someClosed(Random random) {
        return sql.list(
                "select lead from handoff where state in ('offered', 'unrouted') order by md5(id::text || ?) limit 8",
                row -> new Closed(row.getObject("lead", UUID.class), 1, "won"),
                Integer.toString(random.nextInt()));
    }

    private void mergeSome(Random random) {
        List<UUID> pair = someLeads(random, 2);
        if (pair.size() == 2) {
            QuarkusTransaction.requiringNew().run(() -> {
                open.lockReps();
                merge.merge(new Join(pair.getLast(), moves.incrementAndGet(), 1, pair.getFirst(), 1, Instant.now()));
            });
        }
    }

    private void suppressOrAllowSome(Random random) {
        List<SuppressedLeads.Word> said = someLeads(random, 5).stream()
                .map(lead -> new SuppressedLeads.Word(
                        lead, random.nextBoolean() ? "no-consent" : null, Instant.now(), words.incrementAndGet()))
                .toList();
        QuarkusTransaction.requiringNew().run(() -> {
            open.lockReps();
            suppress.told(said);
        });
    }

    private void reassignSome(UUID rep, Random random) {
        List<UUID> standing = sql.list(
                "select id from handoff where state in ('offered', 'unrouted', 'accepted') order by md5(id::text || ?) limit 3",
                row -> row.getObject("id", UUID.class),
                Integer.toString(random.nextInt()));
        QuarkusTransaction.requiringNew().run(() -> {
            reassign.lockReps();
            List<Handoff> movable = reassign.lock(standing).stream()
                    .filter(ReassignHandoff::canMove)
                    .toList();
            if (random.nextBoolean()) {
                reassign.give(movable, rep, "somebody said so");
            } else {
                reassign.route(movable, "somebody said so");
            }
        });
    }

    private List<UUID> someLeads(Random random, int count) {
        return sql.list(
                "select lead from handoff where state in ('offered', 'unrouted', 'suppressed')"
                        + " group by lead order by md5(lead::text || ?) limit ?",
                row -> row.getObject("lead", UUID.class),
                Integer.toString(random.nextInt()),
                count);
    }

    private void answerSome(Random random, boolean accept) {
        List<UUID> offered = sql.list(
                "select id from handoff where state = 'offered' order by md5(id::text || ?) limit 4",
                row -> row.getObject("id", UUID.class),
                Integer.toString(random.nextInt()));
        for (UUID id : offered) {
            ReasonCode reason = random.nextBoolean() ? ReasonCode.REP_CAPACITY : ReasonCode.NO_NEED;
            QuarkusTransaction.requiringNew()
                    .run(() -> (accept ? answer.lockToAccept(id) : answer.lockToReject(id, reason))
                            .filter(handoff -> handoff.state() == HandoffState.OFFERED)
                            .ifPresent(handoff -> {
                                if (accept) {
                                    answer.accept(handoff, Answers.NONE);
                                } else {
                                    answer.reject(handoff, reason, null);
                                }
                            }));
        }
    }

    private void takeSomeBack(Random random) {
        List<UUID> accepted = sql.list(
                "select id from handoff where state = 'accepted' order by md5(id::text || ?) limit 4",
                row -> row.getObject("id", UUID.class),
                Integer.toString(random.nextInt()));
        for (UUID id : accepted) {
            ReasonCode reason = random.nextInt(4) > 0 ? ReasonCode.REP_CAPACITY : ReasonCode.NO_NEED;
            QuarkusTransaction.requiringNew()
                    .run(() -> takeBack.lock(id, reason)
                            .filter(handoff -> handoff.state() == HandoffState.ACCEPTED)
                            .ifPresent(handoff ->
                                    takeBack.takeBack(handoff, takeBack.acceptance(handoff), "sven", reason, null)));
        }
    }

    private static void run(List<Callable<Boolean>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    private void assertSound() {
        assertThat(count("""
                        select count(*) as n from handoff h left join suppressed_lead s on s.lead = h.lead
                        where h.state in ('offered', 'unrouted', 'suppressed')
                          and (h.state = 'suppressed') <> (s.why is not null)
                        """)).as("what is open is suppressed as its lead is").isZero();
        assertThat(count("""
                        select count(*) as n from handoff h
                        where (h.state = 'offered') <> exists (select from offer o where o.handoff = h.id and o.state = 'open'
                                                               and o.id = h.offer and o.rep = h.rep)
                        """))
                .as("an offered hand-off has its open offer, any other has none")
                .isZero();
        assertThat(count("""
                        select count(*) as n from offer o join clock c on c.offer = o.id
                        where (o.state = 'open') <> (c.stopped_at is null)
                           or (c.state = 'met' and c.stopped_at > c.due_at)
                           or (o.state <> 'open' and c.stopped_at > c.due_at and c.state <> 'breached')
                           or (o.state in ('accepted', 'rejected') and c.stopped_at <= c.due_at and c.state <> 'met')
                           or (o.state in ('withdrawn', 'cancelled') and c.stopped_at <= c.due_at and c.state <> 'cancelled')
                           or c.due_at <> c.started_at + make_interval(secs => c.target_seconds)
                        """)).as("every clock says what its instants say").isZero();
        assertThat(count(
                        "select count(*) as n from offer o where o.state <> 'assigned' and (o.state <> 'reversed' or o.ended_at > o.offered_at)"
                                + " and not exists (select from clock c where c.offer = o.id)"))
                .as("every offer has its clock")
                .isZero();
        assertThat(count("""
                        select count(*) as n from (
                          select h.id from handoff h join event e on e.subject = h.id::text group by h.id, h.event_sequence
                          having count(*) <> h.event_sequence or max(e.sequence) <> h.event_sequence
                              or count(distinct e.sequence) <> h.event_sequence) as uneven
                        """))
                .as("facts are numbered 1, 2, 3, ... without a gap")
                .isZero();
        assertThat(count("""
                        select count(*) as n from clock c
                        where (select count(*) from event e where e.subject = c.handoff::text and e.type = 'clock-breached'
                               and e.data::jsonb ->> 'clock' = c.id::text) <> case c.state when 'breached' then 1 else 0 end
                        """))
                .as("each breach is told exactly once, and nothing else is told as one")
                .isZero();
        assertThat(count("""
                        select count(*) as n from rep_week w
                        where w.offered <> (select count(*) from offer o where o.rep = w.rep
                                            and date_trunc('week', o.offered_at at time zone 'UTC')::date = w.week)
                        """))
                .as("what is counted of a week is what was offered in it")
                .isZero();
        assertThat(count("""
                        select count(*) as n from rep_month m
                        where m.offered <> (select count(*) from offer o where o.rep = m.rep
                                            and date_trunc('month', o.offered_at at time zone 'UTC')::date = m.month)
                        """))
                .as("what is counted of a month is what was offered in it")
                .isZero();
        assertThat(count("""
                        select count(*) as n from handoff h left join waiting_handoff w on w.handoff = h.id
                        where (h.state = 'unrouted' or h.stranded) and w.handoff is null
                           or (h.state = 'offered' or h.state = 'accepted' and not h.stranded) and w.handoff is not null
                        """))
                .as("what waits is in the queue, and what is with somebody who is there is not")
                .isZero();
    }

    private long count(String question) {
        return sql.first(question, row -> row.getLong("n")).orElseThrow();
    }
}
