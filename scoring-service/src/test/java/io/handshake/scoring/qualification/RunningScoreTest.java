package io.handshake.scoring.qualification;

import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.definition;
import static io.handshake.scoring.Agreed.newKey;
import static io.handshake.scoring.Agreed.newType;
import static io.handshake.scoring.Agreed.rule;
import static io.handshake.scoring.Agreed.sellers;
import static io.handshake.scoring.Agreed.sign;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of leads that do very much a page reads what is new, and judges them as if it had read everything. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class RunningScoreTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGES = 45;

    @Inject
    LeadInbox inbox;

    @Inject
    Sql sql;

    private int goneOn;

    @AfterEach
    void backToNow() {
        SettableClock.reset();
    }

    /**
     * Of twins to whom the same happens one is judged by going on from what is added up, of the other that is thrown away before each
     * page: they never differ.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aLeadThatIsJudgedByGoingOnStandsLikeItsTwinThatIsJudgedFromTheStart(long seed) {
        Random random = new Random(seed);
        List<String> types = List.of(newType(), newType(), newType(), newType());
        Map<String, Object> agreed = definition(newKey());
        String key = String.valueOf(agreed.get("key"));
        agreed.put("scope", Map.of("segment", key));
        agree(agreed, "/v1/definitions", key, 1, types, random);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        TwinStory story = new TwinStory(random, key, types, now);
        for (int i = 0; i < PAGES; i++) {
            story.happens(now);
            SettableClock.set(now);
            tell(story);
            if (i == 2 * PAGES / 3) {
                agreed.remove("key");
                agreed.put("reason", "We learned more.");
                agree(agreed, "/v1/definitions/" + key + "/versions", key, 2, types, random);
            }
            now = now.plus(Duration.ofMinutes(10 + random.nextInt(170)));
        }
        assertThat(goneOn).isGreaterThan(5);
    }

    private static void agree(
            Map<String, Object> agreed, String where, String key, int version, List<String> types, Random random) {
        agreed.put("rules", rules(types, random));
        agreed.put(
                "fitRules",
                List.of(Map.of(
                        "key",
                        "home",
                        "points",
                        1 + random.nextInt(60),
                        "when",
                        List.of(Map.of("attribute", "country", "is", List.of("DE"))))));
        agreed.put("threshold", 100 + random.nextInt(1_500));
        as("marketing").body(agreed).post(where).then().statusCode(201);
        sellers();
        sign(key, version, "marketing", "mira").statusCode(201);
        sign(key, version, "sales", "sven").statusCode(201);
    }

    /** Of each kind: for and against, fading, within a window, the newest, and once. */
    private static List<Map<String, Object>> rules(List<String> types, Random random) {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Map<String, Object> rule = new HashMap<>(rule(types.get(i % 4), 1 + random.nextInt(5)));
            rule.put("key", "rule-" + i);
            if (i > 2) {
                rule.put("points", i == 3 ? -1 - random.nextInt(4) : 30);
            }
            if (random.nextBoolean()) {
                rule.put("halfLifeDays", (5 + 10 * random.nextInt(30)) / 100.0);
            }
            if (random.nextBoolean()) {
                rule.put("withinDays", 1 + random.nextInt(3));
            }
            if (i == 4) {
                rule.put(random.nextBoolean() ? "atLeast" : "atMost", 3 + random.nextInt(20));
            }
            rules.add(rule);
        }
        return rules;
    }

    private void tell(TwinStory story) {
        List<FeedEvent> page = story.page();
        for (int from = 0; from < page.size(); from += 200) {
            List<FeedEvent> part = page.subList(from, Math.min(page.size(), from + 200));
            QuarkusTransaction.requiringNew().run(() -> {
                sql.update("delete from running_score where lead = ?", story.twin(1));
                inbox.apply(part);
            });
            QuarkusTransaction.requiringNew().run(() -> assertAlike(story.twin(0), story.twin(1)));
            goneOn += sql.list("select from running_score where lead = ?", row -> 1, story.twin(0))
                    .size();
        }
    }

    /** At one instant: the timers go on judging meanwhile. */
    private void assertAlike(UUID one, UUID other) {
        sql.update("set transaction isolation level repeatable read");
        assertThat(standing(one)).isEqualTo(standing(other));
        assertThat(decided(one)).isEqualTo(decided(other));
    }

    private List<Map<String, String>> standing(UUID lead) {
        return sql.list(
                "select * from lead_score where lead = ?",
                row -> {
                    Map<String, String> columns = new LinkedHashMap<>();
                    for (String column : List.of(
                            "points", "fit", "intent", "definition", "version", "as_of", "cooled", "changes_at")) {
                        columns.put(column, String.valueOf(row.getString(column)));
                    }
                    return columns;
                },
                lead);
    }

    private List<String> decided(UUID lead) {
        return sql.list(
                """
                select pass, score, fit, intent, version, crossed_at, reason, crossed_by, null as since
                from qualification where lead = ?
                union all select pass, points, null, null, null, null, 'waits', null, since from awaiting_release where lead = ?
                order by pass, reason""",
                row -> {
                    UUID by = row.getObject("crossed_by", UUID.class);
                    return row.getInt("pass") + " " + row.getBigDecimal("score") + " " + row.getBigDecimal("fit") + " "
                            + row.getBigDecimal("intent") + " " + row.getInt("version") + " "
                            + row.getString("crossed_at")
                            + " " + row.getString("reason") + " " + (by == null ? null : TwinStory.ofFirst(by)) + " "
                            + row.getString("since");
                },
                lead,
                lead);
    }

    @Test
    void aPageReadsWhatIsNewOfALeadThatDidTwentyThousandThings() {
        UUID lead = UUID.randomUUID();
        Instant begin = Instant.now().minus(Duration.ofDays(20)).truncatedTo(ChronoUnit.SECONDS);
        apply(List.of(
                event("lead-identified", lead, begin, Map.of("keys", List.of(Map.of("key", lead.toString())))),
                event("pass-opened", lead, begin, Map.of("pass", 1, "milestone", "LEAD"))));
        for (int page = 0; page < 20; page++) {
            List<FeedEvent> events = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                events.add(activity(lead, begin.plusSeconds(60L * (page * 1_000L + i))));
            }
            apply(events);
        }

        assertThat(apply(List.of(activity(lead, begin.plus(Duration.ofDays(19))))))
                .isBetween(1L, 1_000L);
        assertThat(sql.first("select count(*) from activity where key = ?", row -> row.getLong(1), lead))
                .contains(20_001L);
    }

    private static FeedEvent activity(UUID lead, Instant at) {
        return event(
                "activity-recorded",
                lead,
                at,
                Map.of("activity", UUID.randomUUID().toString(), "activityType", "careers-page"));
    }

    private static FeedEvent event(String type, UUID subject, Instant at, Map<String, Object> data) {
        return new FeedEvent("0", type, subject.toString(), null, at, at, JSON.valueToTree(data));
    }

    /** How many activities were read in doing so. */
    private long apply(List<FeedEvent> page) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long before = read();
            inbox.apply(page);
            return read() - before;
        });
    }

    /** By this connection, since it last told the statistics. */
    private long read() {
        return sql.first(
                        "select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = 'activity'",
                        row -> row.getLong(1))
                .orElse(0L);
    }
}
