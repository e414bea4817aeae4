package io.handshake.sla;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.event.StoredEvent;
import io.handshake.chassis.sql.DatabaseException;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What tests of hand-offs set up: reps, qualified leads, closed passes. */
@ApplicationScoped
public class Scene {

    private final Sql sql;
    private final EventLog events;
    private final Set<UUID> qualified = ConcurrentHashMap.newKeySet();

    Scene(Sql sql, EventLog events) {
        this.sql = sql;
        this.events = events;
    }

    /** Routing chooses among all reps, so a test that asks who gets a lead begins with none. */
    public void withoutReps() {
        SettableClock.reset();
        Eventually.untilAsserted(() -> assertThat(handedOff()).containsAll(qualified));
        qualified.clear();
        Eventually.untilAsserted(this::truncate);
    }

    private List<UUID> handedOff() {
        return sql.list(
                "select lead from entry_handed_over where lead = any(?::uuid[])",
                row -> row.getObject("lead", UUID.class),
                (Object) qualified.toArray(UUID[]::new));
    }

    /** Meets the timers, which lock in another order. */
    private void truncate() {
        try {
            sql.update(
                    "truncate rep, rep_week, rep_month, rep_absence, team, territory, handoff, waiting_handoff, offer, clock,"
                            + " handoff_pause, touch, dispute, dispute_word, handoff_conclusion, qualified_while_offered");
        } catch (DatabaseException e) {
            fail(e);
        }
    }

    public String rep(String userSub, int weeklyCapacity) {
        return given().header("Authorization", TestTokens.bearer("sales"))
                .contentType("application/json")
                .body(Map.of("name", "Rep " + userSub, "userSub", userSub, "weeklyCapacity", weeklyCapacity))
                .post("/v1/reps")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A rep of a team, with what else is told. */
    public String rep(String userSub, Map<String, ?> told) {
        Map<String, Object> rep = new HashMap<>(Map.of("name", "Rep " + userSub, "userSub", userSub));
        rep.putAll(told);
        return given().header("Authorization", TestTokens.bearer("sales"))
                .contentType("application/json")
                .body(rep)
                .post("/v1/reps")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public ValidatableResponse put(String path, Map<String, ?> told) {
        return put(path, null, told);
    }

    public ValidatableResponse put(String path, @Nullable String etag, Map<String, ?> told) {
        RequestSpecification request = given().header("Authorization", TestTokens.bearer("sales"))
                .contentType("application/json")
                .body(told);
        return (etag == null ? request : request.header("If-Match", etag))
                .put(path)
                .then();
    }

    public void team(String key) {
        put("/v1/teams/" + key, Map.of("title", "Team " + key)).statusCode(201);
    }

    /** A territory of leads of a region. */
    public void territory(String key, String region, Map<String, ?> told) {
        Map<String, Object> territory = new HashMap<>(
                Map.of("title", "Territory " + key, "precedence", 100, "criteria", Map.of("regions", List.of(region))));
        territory.putAll(told);
        put("/v1/territories/" + key, territory).statusCode(201);
    }

    public ValidatableResponse changeRep(String rep, Map<String, Object> change) {
        String etag = given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/reps/" + rep)
                .header("ETag");
        return given().header("Authorization", TestTokens.bearer("sales"))
                .header("If-Match", etag)
                .contentType("application/json")
                .body(change)
                .patch("/v1/reps/" + rep)
                .then();
    }

    /** A lead whose first pass has become an MQL. */
    public String qualifiedLead() {
        UUID id = UUID.randomUUID();
        qualified.add(id);
        String lead = id.toString();
        StubPeer.of("lead").publish("stage-entered", lead, 1, entry(lead, 1, "SALES", false));
        return lead;
    }

    /** One of a segment, which promises may be about. */
    public String qualifiedLead(String segment) {
        return qualifiedLead(Map.of("segment", segment, "country", "DE"));
    }

    /** The same of a lead of whom something is known. */
    public String qualifiedLead(Map<String, ?> profile) {
        UUID id = UUID.randomUUID();
        qualified.add(id);
        String lead = id.toString();
        Map<String, Object> told = new HashMap<>(Map.of(
                "lead", lead,
                "source", "web",
                "emailClass", "company",
                "sourcedBy", "marketing",
                "attributes", Map.of()));
        told.putAll(profile);
        StubPeer.of("lead").publish("lead-created", lead, 1, told);
        StubPeer.of("lead").publish("stage-entered", lead, 2, entry(lead, 1, "SALES", false));
        return lead;
    }

    /** The same of a lead of this account. */
    public String qualifiedLeadOf(UUID account) {
        UUID id = UUID.randomUUID();
        qualified.add(id);
        String lead = id.toString();
        StubPeer.of("lead").publish("lead-matched", lead, 1, Map.of("lead", lead, "account", account, "by", "told"));
        StubPeer.of("lead").publish("stage-entered", lead, 2, entry(lead, 1, "SALES", false));
        return lead;
    }

    public void passClosed(String lead, long sequence, String outcome) {
        StubPeer.of("lead")
                .publish(
                        "pass-closed",
                        lead,
                        sequence,
                        Map.of("lead", lead, "pass", 1, "stage", "MQL", "outcome", outcome, "reason", "x"));
    }

    public static Map<String, @Nullable Object> entry(
            String lead, int pass, @Nullable String handoffTo, boolean inferred) {
        Map<String, @Nullable Object> entry = new HashMap<>();
        entry.put("lead", lead);
        entry.put("pass", pass);
        entry.put("funnel", "waterfall");
        entry.put("funnelVersion", 1);
        entry.put("from", "Lead");
        entry.put("to", "MQL");
        entry.put("milestone", "QUALIFIED");
        entry.put("owner", "MARKETING");
        entry.put("handoffTo", handoffTo);
        entry.put("inferred", inferred);
        entry.put("actor", "scoring-service");
        return entry;
    }

    /** The lead's hand-off, once it is in this state. */
    public JsonPath handoff(String lead, String state) {
        AtomicReference<String> found = new AtomicReference<>("");
        Eventually.untilAsserted(() -> {
            JsonPath page = given().header("Authorization", TestTokens.bearer("sales"))
                    .get("/v1/handoffs?lead=" + lead)
                    .jsonPath();
            String own = "items.findAll { it.lead == '" + lead + "' }";
            assertThat(page.getList(own + ".state")).containsExactly(state);
            found.set(page.getString(own + "[0].id"));
        });
        return read(requireNonNull(found.get()));
    }

    public String handoffId(String lead, String state) {
        return handoff(lead, state).getString("id");
    }

    public JsonPath read(String handoff) {
        return given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/handoffs/" + handoff)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public ValidatableResponse accept(String handoff, String userSub) {
        return given().header("Authorization", TestTokens.bearer("rep", userSub))
                .post("/v1/handoffs/" + handoff + "/accept")
                .then();
    }

    public ValidatableResponse reject(String handoff, String userSub, String reason) {
        return given().header("Authorization", TestTokens.bearer("rep", userSub))
                .contentType("application/json")
                .body(Map.of("reason", reason))
                .post("/v1/handoffs/" + handoff + "/reject")
                .then();
    }

    public List<StoredEvent> history(String subject) {
        return events.history(List.of(subject), 0, 100);
    }

    public List<String> types(String subject) {
        return history(subject).stream().map(StoredEvent::type).toList();
    }
}
