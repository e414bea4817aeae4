package io.handshake.scoring.replay;

import static io.handshake.scoring.Agreed.LONG_AGO;
import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.definition;
import static io.handshake.scoring.Agreed.newKey;
import static io.handshake.scoring.Agreed.newType;
import static io.handshake.scoring.Agreed.newVersion;
import static io.handshake.scoring.Agreed.rule;
import static io.handshake.scoring.Agreed.signByBoth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A replay looks at what was known when it was asked for, however much later it runs. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class AskedForThenTest {
    @Inject
    Sql sql;

    @Inject
    Replays replays;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Instant yesterday = now.minus(Duration.ofDays(1));

    private UUID lead() {
        UUID lead = UUID.randomUUID();
        sql.update("insert into lead (id, pass, standing) values (?, 1, 'WAITING')", lead);
        sql.update("insert into contact_key (key, lead, since, moves) values (?, ?, ?, 1)", lead, lead, yesterday);
        word(lead, lead, 1, yesterday);
        pass(lead, 1, yesterday);
        return lead;
    }

    private void word(UUID key, UUID lead, int moves, Instant since) {
        sql.update("insert into key_word (key, lead, moves, since) values (?, ?, ?, ?)", key, lead, moves, since);
    }

    private void pass(UUID lead, int number, Instant opened) {
        sql.update(
                "insert into pass (lead, number, opened_at, counts_after) values (?, ?, ?, ?)",
                lead,
                number,
                opened,
                number == 1 ? Instant.EPOCH : opened);
    }

    private void did(UUID key, String type, Instant at, String properties) {
        sql.update(
                "insert into activity (id, key, type, occurred_at, recorded_at, properties) values (?, ?, ?, ?, ?, nullif(?, '')::jsonb)",
                UUID.randomUUID(),
                key,
                type,
                at,
                at,
                properties);
    }

    /** The key of the younger, and with it the younger, becomes the older's. */
    private void merge(UUID survivor, UUID merged, Instant at) {
        sql.update("update contact_key set lead = ?, moves = 2, since = ? where key = ?", survivor, at, merged);
        sql.update("update lead set survivor = ? where id = ?", survivor, merged);
        word(merged, survivor, 2, at);
    }

    private static String draft(String type, int threshold) {
        Map<String, Object> draft = definition(newKey());
        draft.put("rules", List.of(rule(type, 10)));
        draft.put("threshold", threshold);
        as("marketing").body(draft).post("/v1/definitions").then().statusCode(201);
        return String.valueOf(draft.get("key"));
    }

    /** The leads of one change in a replay that was asked for at an instant. */
    private List<UUID> replayed(String definition, Instant askedFor, String change) {
        UUID id = Ids.next();
        QuarkusTransaction.requiringNew()
                .run(() -> replays.begin(
                        new Replay(id, definition, 1, null, askedFor, "mira", "running", 0, 0, 0, null, null, null),
                        "test"));
        Eventually.untilAsserted(() ->
                as("sales").get("/v1/replays/" + id).then().statusCode(200).body("state", equalTo("done")));
        return sql.list(
                "select lead from replayed_pass where replay = ? and change = ? order by lead",
                row -> row.getObject("lead", UUID.class),
                id,
                change);
    }

    @Test
    void whoWasMergedLaterIsAPersonOfItsOwnYet() {
        String type = newType();
        UUID older = lead();
        UUID younger = lead();
        did(older, type, yesterday.plusSeconds(60), "");
        did(younger, type, yesterday.plusSeconds(90), "");
        merge(older, younger, now.minusSeconds(600));
        String key = draft(type, 20);

        assertThat(replayed(key, now.minusSeconds(1_200), "gained")).isEmpty();
        assertThat(replayed(key, now, "gained")).containsExactly(older);
        assertThat(replayed(draft(type, 10), now.minusSeconds(1_200), "gained"))
                .containsExactlyInAnyOrder(older, younger);
    }

    @Test
    void whatWasRecordedLaterIsNotLookedAt() {
        String type = newType();
        UUID lead = lead();
        did(lead, type, yesterday.plusSeconds(60), "");
        did(lead, type, now.minusSeconds(600), "");
        String key = draft(type, 20);

        assertThat(replayed(key, now.minusSeconds(1_200), "gained")).isEmpty();
        assertThat(replayed(key, now, "gained")).containsExactly(lead);
    }

    private void reached(UUID lead, String milestone, Instant at) {
        sql.update("""
                insert into milestone (lead, pass, milestone, entered_at, recorded_at, inferred)
                values (?, 1, ?, ?, ?, false)""", lead, milestone, at, at);
    }

    @Test
    void aScoreOwesNothingToWhatALeadDidWhenItWasAnOpportunityOrQualifiedByHand() {
        String type = newType();
        UUID opportunityFirst = lead();
        UUID opportunityLater = lead();
        UUID qualifiedByHandFirst = lead();
        reached(opportunityFirst, "OPPORTUNITY", yesterday.plusSeconds(30));
        reached(qualifiedByHandFirst, "QUALIFIED", yesterday.plusSeconds(30));
        reached(opportunityLater, "OPPORTUNITY", yesterday.plusSeconds(90));
        List.of(opportunityFirst, opportunityLater, qualifiedByHandFirst)
                .forEach(lead -> did(lead, type, yesterday.plusSeconds(60), ""));

        assertThat(replayed(draft(type, 10), now, "gained")).containsExactly(opportunityLater);
    }

    @Test
    void whoQualifiedByScoreMayQualifyLaterByAHigherThreshold() {
        String type = newType();
        UUID lead = lead();
        did(lead, type, yesterday.plusSeconds(60), "");
        sql.update("""
                insert into qualification (lead, pass, score, threshold, definition, version, crossed_at, reason, qualified_at)
                values (?, 1, 20, 20, 'shipped', 1, ?, 'activity', ?)""", lead, yesterday.plusSeconds(60), yesterday.plusSeconds(60));
        reached(lead, "QUALIFIED", yesterday.plusSeconds(61));
        did(lead, type, yesterday.plusSeconds(90), "");

        assertThat(replayed(draft(type, 20), now, "gained")).containsExactly(lead);
    }

    @Test
    void whatWasSignedLaterWasNotInForce() {
        String type = newType();
        UUID lead = lead();
        did(lead, type, yesterday.plusSeconds(60), "");
        String key = draft(newType(), 10);
        int version = newVersion(List.of(rule(type, 10)), 10, LONG_AGO);
        Instant before = Instant.now();
        signByBoth(version);

        assertThat(replayed(key, before, "lost")).doesNotContain(lead);
        assertThat(replayed(key, Instant.now(), "lost")).contains(lead);
    }

    @Test
    void everyPassOfManyLeadsIsJudgedOnceWhateverTheyDid() {
        String type = newType();
        List<UUID> leads = Stream.generate(this::lead).limit(2_500).toList();
        for (UUID lead : leads.subList(0, 1_500)) {
            did(lead, type, yesterday.plusSeconds(60), "{\"minutes\": 5}");
        }
        String key = draft(type, 10);

        assertThat(replayed(key, now, "gained")).containsExactlyInAnyOrderElementsOf(leads.subList(0, 1_500));
    }

    @Test
    void aLaterPassBeginsWithWhateverIsDoneAnewAndNotBefore() {
        String type = newType();
        Map<String, Object> draft = definition(newKey());
        draft.put("rules", List.of(rule(type, 10)));
        draft.put(
                "fitRules",
                List.of(Map.of(
                        "key",
                        "at-home",
                        "points",
                        10,
                        "when",
                        List.of(Map.of("attribute", "country", "is", List.of(type))))));
        draft.put("threshold", 10);
        as("marketing").body(draft).post("/v1/definitions").then().statusCode(201);
        UUID silent = lead();
        UUID back = lead();
        Instant closed = now.minusSeconds(7_200);
        for (UUID lead : List.of(silent, back)) {
            sql.update(
                    "insert into lead_profile (lead, sequence, since, recorded_at, attributes) values (?, 1, ?, ?, ?::jsonb)",
                    lead,
                    closed,
                    closed,
                    "{\"country\": \"" + type + "\"}");
            sql.update("update pass set closed_at = ? where lead = ?", closed.minusSeconds(60), lead);
            pass(lead, 2, closed);
        }
        did(back, "careers-page", closed.plusSeconds(60), "");
        replayed(String.valueOf(draft.get("key")), now, "gained");

        assertThat(sql.list(
                        "select lead from replayed_pass where pass = 2 and lead = any(?::uuid[])",
                        row -> row.getObject("lead", UUID.class),
                        (Object) new UUID[] {silent, back}))
                .containsExactly(back);
    }

    @Test
    void aReplayGoesOnAfterTheLastLeadThatIsDone() {
        String type = newType();
        List<UUID> leads = Stream.generate(this::lead)
                .limit(20)
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        leads.forEach(lead -> did(lead, type, yesterday.plusSeconds(60), ""));
        String key = draft(type, 10);
        UUID id = Ids.next();
        QuarkusTransaction.requiringNew().run(() -> {
            replays.begin(new Replay(id, key, 1, null, now, "mira", "running", 0, 0, 0, null, null, null), "test");
            assertThat(replays.advance(id, null, leads.get(9), 10, 10)).isTrue();
            assertThat(replays.advance(id, null, leads.get(9), 10, 10)).isFalse();
        });
        Eventually.untilAsserted(
                () -> as("sales").get("/v1/replays/" + id).then().body("state", equalTo("done")));

        assertThat(sql.list(
                        "select lead from replayed_pass where replay = ? and lead = any(?::uuid[]) order by lead",
                        row -> row.getObject("lead", UUID.class),
                        id,
                        leads.toArray(UUID[]::new)))
                .isEqualTo(leads.subList(10, 20));
    }
}
