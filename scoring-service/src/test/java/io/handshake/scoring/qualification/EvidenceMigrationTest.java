package io.handshake.scoring.qualification;

import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An installation of before histories were kept reads the feed again from the start, and decides nothing a second time. */
@QuarkusTest
@WithTestResource(MigratedInstallation.class)
class EvidenceMigrationTest {
    private static final UUID QUALIFIED = id("00a");
    private static final UUID WAITING = id("00b");
    private static final UUID MERGED = id("00c");
    private static final UUID NURTURED = id("00d");
    private static final UUID VISITOR = id("00e");
    private static final UUID DEAL = id("d01");

    @Inject
    Sql sql;

    private final Map<UUID, Long> sequences = new HashMap<>();
    private final List<Map<String, Object>> facts = new ArrayList<>();

    private static UUID id(String end) {
        return UUID.fromString("00000000-0000-4000-8000-000000000" + end);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-05T" + time + ":00Z");
    }

    private void tell(UUID subject, String type, String time, Map<String, Object> data) {
        long sequence = sequences.merge(subject, 1L, Long::sum);
        facts.add(StubPeer.event(type, subject.toString(), sequence, data, at(time), at(time)));
    }

    private void did(UUID key, String activity, String type, String time) {
        facts.add(StubPeer.event(
                "activity-recorded",
                key.toString(),
                null,
                Map.of("activity", id(activity), "activityType", type, "source", "web", "properties", Map.of("n", 1)),
                at(time),
                at(time)));
    }

    private void created(UUID lead) {
        tell(lead, "lead-created", "09:00", Map.of("lead", lead, "source", "web", "country", "DE"));
        tell(lead, "lead-identified", "09:00", Map.of("keys", List.of(Map.of("key", lead, "moves", 1))));
        tell(lead, "pass-opened", "09:00", Map.of("pass", 1, "milestone", "LEAD"));
    }

    /** What lead-service has told from its start. */
    private void everything() {
        created(QUALIFIED);
        created(WAITING);
        created(MERGED);
        did(QUALIFIED, "a01", "webinar", "09:10");
        did(WAITING, "b01", "pricing-page", "09:10");
        did(MERGED, "c01", "key-page", "09:10");
        did(QUALIFIED, "a02", "webinar", "09:11");
        tell(
                QUALIFIED,
                "stage-entered",
                "09:12",
                Map.of("pass", 1, "milestone", "QUALIFIED", "handoffTo", "SALES", "actor", "scoring-service"));
        Map<String, Object> moved = Map.of("key", MERGED, "moves", 2);
        tell(WAITING, "lead-merged", "09:20", Map.of("merged", MERGED, "keys", List.of(moved)));
        deal("opportunity-created", "09:30");
        deal("opportunity-lost", "09:59");
        tell(QUALIFIED, "pass-closed", "10:00", Map.of("pass", 1, "outcome", "lost", "reason", "no-budget"));
        tell(QUALIFIED, "pass-opened", "10:30", Map.of("pass", 2, "milestone", "LEAD"));
        did(QUALIFIED, "a03", "webinar", "11:00");
    }

    private void deal(String type, String time) {
        tell(DEAL, type, time, Map.of("opportunity", DEAL, "leads", List.of(Map.of("lead", QUALIFIED, "pass", 1))));
    }

    private List<String> rows(String query) {
        return sql.list("select (" + query + ")::text as row", row -> row.getString("row"));
    }

    private static List<Map<String, Object>> verdictsPublished() {
        return published(QUALIFIED.toString()).stream()
                .filter(event -> "lead-qualified".equals(event.get("type")))
                .toList();
    }

    private void assertScore(UUID asked, int score) {
        as("marketing").get("/v1/scores/" + asked).then().statusCode(200).body("score", equalTo(score));
    }

    private void publish() {
        StubPeer.of("lead").publish(facts);
        facts.clear();
    }

    private void await(String query, String answer) {
        Eventually.untilAsserted(() -> assertThat(rows(query)).containsExactly(answer));
    }

    private static String verdictsOn(UUID lead) {
        return "select string_agg(concat_ws(' ', pass, score), ', ') from qualification where lead = '" + lead + "'";
    }

    private void theFeedHasBeenReadAsFarAsBefore() {
        sql.update("update feed_read_anew set until = 'epoch'");
        await("select count(*) from feed_read_anew", "0");
    }

    @Test
    void theHistoriesAreFullAndWhatWasQualifiedStaysDecidedOnce() {
        everything();
        publish();
        aVisitorIsReadAheadOfItsLead();
        await("select count(*) from activity where properties is not null", "7");
        await("select count(*) from pass", "5");
        await("select count(*) from key_word", "6");
        await("select count(*) from milestone", "6");
        await("select string_agg(outcome, ' ') from opportunity", "lost");
        await("select count(*) from pass where closed_at is not null", "2");

        theFeedHasBeenReadAsFarAsBefore();

        assertThat(rows("select count(*) from lead_profile")).containsExactly("4");
        assertThat(rows("select count(*) from milestone")).containsExactly("6");
        assertThat(rows("select count(*) from opportunity_pass")).containsExactly("1");
        assertThat(rows("select count(*) from parked_event")).containsExactly("0");
        assertThat(
                        rows(
                                "select string_agg(concat_ws(' ', pass, standing, qualified_pass, survivor is null), ', ' order by id) from lead"))
                .containsExactly("2 WAITING 1 t, 1 WAITING 0 t, 1 WAITING 0 f, 1 NURTURE 0 t");
        assertScore(QUALIFIED, 10);
        assertScore(WAITING, 11);
        assertScore(MERGED, 11);
        assertThat(
                        rows(
                                "select string_agg(concat_ws(' ', pass, score, crossed_by, qualified_at at time zone 'UTC'), ', ') from qualification"))
                .containsExactly("1 20 " + id("a02") + " 2026-01-05 09:11:01");
        assertThat(verdictsPublished()).isEmpty();
        did(QUALIFIED, "a04", "webinar", "12:00");
        did(VISITOR, "e03", "webinar", "12:00");
        publish();
        await(verdictsOn(QUALIFIED), "1 20, 2 20");
        await(verdictsOn(NURTURED), "2 20");
        assertThat(verdictsPublished()).hasSize(1);
        List<Object> sequences = published(QUALIFIED.toString()).stream()
                .map(event -> event.get("sequence"))
                .toList();
        assertThat(sequences).doesNotHaveDuplicates().startsWith(2);
    }

    /** All it ever did would be enough for the first pass; but that ended in between. */
    private void aVisitorIsReadAheadOfItsLead() {
        did(VISITOR, "e01", "webinar", "08:00");
        did(VISITOR, "e02", "webinar", "11:00");
        publish();
        await("select count(*) from activity where properties is not null", "7");
        created(NURTURED);
        tell(NURTURED, "lead-identified", "09:05", Map.of("keys", List.of(Map.of("key", VISITOR, "moves", 1))));
        publish();
        await("select count(*) from contact_key where lead = '" + NURTURED + "'", "2");
        tell(NURTURED, "pass-closed", "10:00", Map.of("pass", 1, "outcome", "recycled", "reason", "bad-timing"));
        publish();
    }
}
