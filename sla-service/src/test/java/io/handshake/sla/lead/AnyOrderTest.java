package io.handshake.sla.lead;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.sla.Scene;
import io.handshake.sla.criteria.Answers;
import io.handshake.sla.handoffs.AnswerHandoff;
import io.handshake.sla.handoffs.HandoffState;
import io.handshake.sla.handoffs.TakeBackHandoff;
import io.handshake.sla.reasons.ReasonCode;
import io.handshake.sla.standing.ClosedPasses;
import io.handshake.sla.standing.Entries;
import io.handshake.sla.standing.Entry;
import io.handshake.sla.standing.JoinedPasses;
import io.handshake.sla.standing.Stand;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Order is kept per lead and nowhere else; whatever the order is, the same people end in the same hands. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class AnyOrderTest {
    private static final int HISTORIES = 25;
    private static final int LEADS = 5;
    private static final int STEPS = 40;

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @Inject
    LeadInbox inbox;

    @Inject
    AnswerHandoff answer;

    @Inject
    TakeBackHandoff takeBack;

    @Inject
    Entries served;

    @Inject
    JoinedPasses joined;

    @Inject
    ClosedPasses closed;

    @BeforeEach
    void begin() {
        scene.withoutReps();
        scene.rep("rita", 10_000);
    }

    /** A hand-off that stands; the lead is its place, so that histories compare. */
    private record Standing(int lead, int pass, String to, String state) {}

    @Test
    void inWhicheverOrderLeadsAreHeardOfTheSameHandoffsStand() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            assertAnyOrderEndsTheSame(seed, 0, 8);
        }
    }

    @ParameterizedTest
    @CsvSource({"67, 2", "101, 4", "199, 7", "521, 20", "581, 23"})
    void whatOneMergeTookAlongAnotherHeardOfLaterMayHaveTakenFirst(long seed, int order) {
        assertAnyOrderEndsTheSame(seed, order, order + 1);
    }

    @Test
    void aMergeHeardOfAfterTheMergedLeadWasPartedAndItsPassEndedStillMovesWhatStoodThen() {
        assertAnyOrderEndsTheSame(2, 0, 60);
    }

    private void assertAnyOrderEndsTheSame(long seed, int from, int to) {
        History inTime = history(seed);
        apply(inTime.events, new Random(seed));
        List<Standing> expected = standing(inTime);
        assertAPersonIsOfferedOnceToEachSide(inTime, seed);
        for (long order = from; order < to; order++) {
            History late = history(seed);
            apply(late.shuffled(new Random(order)), new Random(seed + order));

            assertThat(standing(late)).as("history %s in order %s", seed, order).isEqualTo(expected);
        }
    }

    @Test
    void whateverRepsAnswerMeanwhileNobodyIsOfferedTwiceToASideAndReadingAgainChangesNothing() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            History history = history(1000 + seed);
            Random random = new Random(seed);
            List<FeedEvent> events = history.shuffled(random);
            for (int from = 0; from < events.size(); ) {
                int to = Math.min(events.size(), from + 1 + random.nextInt(5));
                apply(events.subList(from, to));
                answerOne(history, random);
                takeOneBack(history, random);
                from = to;
            }

            assertAPersonIsOfferedOnceToEachSide(history, seed);
            assertNobodyIsForgotten(history, seed);
            assertEachOfferHasItsClock(history, seed);
            List<String> before = everything(history);
            apply(history.shuffled(random), random);
            assertThat(everything(history)).as("history %s", seed).isEqualTo(before);
        }
    }

    private static History history(long seed) {
        return new History(seed, LEADS, STEPS);
    }

    private void apply(List<FeedEvent> events, Random random) {
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(8));
            apply(events.subList(from, to));
            from = to;
        }
    }

    private void apply(List<FeedEvent> page) {
        QuarkusTransaction.requiringNew().run(() -> inbox.apply(page));
    }

    private void answerOne(History history, Random random) {
        List<UUID> offered = sql.list(
                "select id from handoff where lead = any(?::uuid[]) and state = 'offered' order by lead, id",
                row -> row.getObject("id", UUID.class),
                (Object) history.leads().toArray(UUID[]::new));
        if (offered.isEmpty() || random.nextInt(3) > 0) {
            return;
        }
        UUID handoff = offered.get(random.nextInt(offered.size()));
        boolean accepts = random.nextInt(3) > 0;
        QuarkusTransaction.requiringNew()
                .run(() -> answer.lockToReject(handoff, ReasonCode.NO_NEED)
                        .filter(it -> it.state() == HandoffState.OFFERED)
                        .ifPresent(it -> {
                            if (accepts) {
                                answer.accept(it, Answers.NONE);
                            } else {
                                answer.reject(it, ReasonCode.NO_NEED, null);
                            }
                        }));
    }

    private void takeOneBack(History history, Random random) {
        List<UUID> accepted = sql.list(
                "select id from handoff where lead = any(?::uuid[]) and state = 'accepted' order by lead, id",
                row -> row.getObject("id", UUID.class),
                (Object) history.leads().toArray(UUID[]::new));
        if (accepted.isEmpty() || random.nextInt(4) > 0) {
            return;
        }
        UUID handoff = accepted.get(random.nextInt(accepted.size()));
        ReasonCode reason = random.nextBoolean() ? ReasonCode.REP_CAPACITY : ReasonCode.NO_NEED;
        QuarkusTransaction.requiringNew()
                .run(() -> takeBack.lock(handoff, reason)
                        .ifPresent(
                                it -> assertThat(takeBack.takeBack(it, takeBack.acceptance(it), "sven", reason, null))
                                        .isTrue()));
    }

    private List<Standing> standing(History history) {
        List<UUID> leads = history.leads();
        return sql.list(
                """
                        select lead, pass, hand_to, state from handoff
                        where lead = any(?::uuid[]) and state in ('offered', 'unrouted', 'suppressed', 'accepted')
                        order by array_position(?::uuid[], lead), pass, hand_to
                        """,
                row -> new Standing(
                        leads.indexOf(row.getObject("lead", UUID.class)),
                        row.getInt("pass"),
                        row.getString("hand_to"),
                        row.getString("state")),
                leads.toArray(UUID[]::new),
                leads.toArray(UUID[]::new));
    }

    private void assertAPersonIsOfferedOnceToEachSide(History history, long seed) {
        record Hands(int person, String to) {}
        assertThat(standing(history).stream()
                        .filter(handoff -> !handoff.state().equals("accepted"))
                        .collect(groupingBy(handoff -> new Hands(history.person(handoff.lead()), handoff.to())))
                        .values())
                .as("history %s", seed)
                .allSatisfy(open -> assertThat(open).hasSize(1));
    }

    /** What was not refused has a hand-off of the pass that it is about in the end, unless that is over. */
    private void assertNobodyIsForgotten(History history, long seed) {
        List<Entry> entries = served.of(history.leads()).stream()
                .filter(it -> !it.refused() && !isInSomebodysHands(it.handoff()))
                .map(Entries.Served::entry)
                .toList();
        List<Stand> about = joined.follow(entries.stream().map(Entry::stand).toList());
        List<Standing> standing = standing(history);
        for (int i = 0; i < entries.size(); i++) {
            Stand pass = about.get(i);
            Entry entry = entries.get(i);
            if (!closed.end(pass).isEmpty()) {
                continue;
            }
            assertThat(standing)
                    .as(
                            "history %s, %s of lead %s",
                            seed, entry.to(), history.leads().indexOf(pass.lead()))
                    .anyMatch(it -> it.pass() == pass.pass()
                            && history.leads().get(it.lead()).equals(pass.lead())
                            && it.to().equals(entry.to()));
        }
    }

    private boolean isInSomebodysHands(@Nullable UUID handoff) {
        return sql.first("select 1 from handoff where id = ?::uuid and state = 'accepted'", row -> true, handoff)
                .isPresent();
    }

    private void assertEachOfferHasItsClock(History history, long seed) {
        assertThat(sql.list("""
                        select h.id from handoff h left join offer o on o.handoff = h.id left join clock c on c.offer = o.id
                        where h.lead = any(?::uuid[])
                        group by h.id, h.state
                        having count(o.id) <> count(c.id) or count(distinct o.id) <> count(distinct c.id)
                            or count(o.id) filter (where o.state = 'open') <> case h.state when 'offered' then 1 else 0 end
                            or count(c.id) filter (where c.stopped_at is null) <> case h.state when 'offered' then 1 else 0 end
                            or count(o.id) filter (where o.state = 'accepted') <> case h.state when 'accepted' then 1 else 0 end
                        """, row -> row.getString("id"), (Object)
                        history.leads().toArray(UUID[]::new)))
                .as("history %s", seed)
                .isEmpty();
    }

    private List<String> everything(History history) {
        return sql.list(
                """
                select h::text || (select count(*) from event e where e.subject = h.id::text) as row from handoff h
                where lead = any(?::uuid[]) order by id
                """, row -> row.getString("row"), (Object) history.leads().toArray(UUID[]::new));
    }
}
