package io.handshake.sla.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.sla.Scene;
import io.handshake.sla.worklist.Worklist.Filter;
import io.handshake.sla.worklist.Worklist.Place;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class WorklistPlanTest {
    private static final int OPEN = 12_000;
    private static final int REPS = 400;

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @BeforeEach
    @AfterEach
    void withoutReps() {
        scene.withoutReps();
    }

    @Test
    void theWorkOfRepsIsARangeOfAnIndexForEachHoweverMuchOthersHave() {
        QuarkusTransaction.begin();
        try {
            List<UUID> reps = fill();

            for (int some : new int[] {1, 8}) {
                assertThat(plan(reps.subList(0, some)))
                        .contains("handoff_in_work", "clock_open", "lead_score_pkey", "lead_alias_pkey", "offer_pkey")
                        .doesNotContain(
                                "Seq Scan on handoff", "Seq Scan on clock", "Seq Scan on lead_", "Seq Scan on offer");
            }
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private String plan(List<UUID> reps) {
        return String.join(
                "\n",
                sql.list(
                        "explain " + Worklist.PAGE,
                        row -> row.getString(1),
                        Worklist.arguments(new Filter(reps, null, null), Place.FIRST, Instant.now(), 51)));
    }

    /** Tables that are full only inside this transaction. */
    private List<UUID> fill() {
        sql.update("""
                insert into rep (id, name, user_sub, weekly_capacity, active, registered_at, version, event_sequence)
                select gen_random_uuid(), 'Rep ' || i, 'plan-' || i, 0, true, now(), 0, 1 from generate_series(1, ?) i""", REPS);
        List<UUID> reps = sql.list("select id from rep order by id", row -> row.getObject("id", UUID.class));
        sql.update("""
                insert into handoff (id, lead, pass, stage, hand_to, state, rep, offer, qualified_at, opened_at, first_offered_at,
                                     offered_at, decided_at, version, event_sequence)
                select gen_random_uuid(), gen_random_uuid(), 1, 'MQL', 'SALES', case when i % 3 = 0 then 'offered' else 'accepted' end,
                       (?::uuid[])[1 + i % ?], gen_random_uuid(), now(), now(), now(), now(),
                       case when i % 3 = 0 then null else now() end, 0, 1
                from generate_series(1, ?) i""", reps.toArray(UUID[]::new), REPS, OPEN);
        sql.update("""
                insert into offer (id, handoff, rep, state, offered_at, ended_at, passed_over)
                select offer, id, rep, case state when 'offered' then 'open' else state end, offered_at, decided_at, '[]' from handoff""");
        sql.update("""
                insert into clock (id, handoff, offer, kind, policy, policy_version, calendar, calendar_version, stands_in,
                                   target_seconds, started_at, due_at, told, state, stopped_at)
                select gen_random_uuid(), id, offer, 'accept', 'shipped', 1, '24x7', 1, false, 172800, now(),
                       now() + interval '2 days', 0, case state when 'offered' then 'running' else 'met' end, decided_at
                from handoff""");
        sql.update(
                "insert into lead_score (lead, sequence, score, cooled, as_of) select lead, 1, 20, false, now() from handoff");
        sql.update(
                "insert into lead_alias (id, lead, moves) select gen_random_uuid(), lead, 2 from handoff limit 4000");
        sql.update(
                "insert into closed_pass (lead, pass, outcome) select gen_random_uuid(), 1, 'won' from handoff limit 4000");
        for (String table : List.of("rep", "handoff", "offer", "clock", "lead_score", "lead_alias", "closed_pass")) {
            sql.update("analyze " + table);
        }
        return reps;
    }
}
