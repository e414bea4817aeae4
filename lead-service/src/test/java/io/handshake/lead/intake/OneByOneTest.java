package io.handshake.lead.intake;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.asPartner;
import static io.handshake.lead.Calls.partnerKey;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class OneByOneTest {
    private static final int CALLERS = 24;

    @Inject
    Sql sql;

    @Test
    void callsAtOnceEachGetTheirOwnAnswer() throws Exception {
        String one = someEmail();
        String other = someEmail();
        List.of(one, other).forEach(email -> post(Map.of("email", email)));
        String test = partnerKey(unique("source"), Map.of("mode", "test"));
        String tried = someEmail();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int round = 0; round < 10; round++) {
                Future<Response> known = callers.submit(() -> post(Map.of("email", one, "phone", "+49 1")));
                Future<Response> wrong = callers.submit(() -> post(Map.of("email", one, "country", "XX")));
                Future<Response> torn = callers.submit(() -> post(Map.of("email", one, "otherEmails", List.of(other))));
                Future<Response> undone = callers.submit(
                        () -> asPartner(test).body(Map.of("email", tried)).post("/v1/leads"));
                List<Future<Response>> created = newPeople(callers, 12);

                assertThat(known.get().statusCode()).isEqualTo(200);
                assertThat(problem(wrong)).isEqualTo("422 /problems/invalid-content");
                assertThat(problem(torn)).isEqualTo("409 /problems/keys-disagree");
                assertThat(undone.get().statusCode()).isEqualTo(201);
                for (Future<Response> person : created) {
                    assertThat(person.get().statusCode()).isEqualTo(201);
                }
            }
        }
        assertThat(leads(tried)).isZero();
    }

    @Test
    void oneKeyBelongsToEachCallerAlone() throws Exception {
        String key = unique("key");
        String email = someEmail();
        List<String> partners = IntStream.range(0, 6)
                .mapToObj(i -> partnerKey(unique("source")))
                .toList();
        List<Future<Response>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (String partner : partners) {
                for (int i = 0; i < 4; i++) {
                    answers.add(callers.submit(() -> named(asPartner(partner), key, Map.of("email", email))));
                }
            }
        }
        for (Future<Response> answer : answers) {
            assertThat(answer.get().statusCode()).isIn(200, 201, 409);
        }
        assertThat(leads(email)).isEqualTo(1);
        for (String partner : partners) {
            Response again = named(asPartner(partner), key, Map.of("email", email));
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(again.header("Location")).endsWith("/v1/leads/" + again.path("id"));
            assertThat(named(asPartner(partner), key, Map.of("email", someEmail()))
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void aRefusedCallDoesNotBurnItsKey() {
        String key = unique("key");
        String email = someEmail();

        assertThat(named(as("marketing"), key, Map.of("email", email, "country", "XX"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(named(as("marketing"), key, Map.of("email", email)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void whoWaitsForALeadHoldsUpNobodyElse() throws Exception {
        String held = someEmail();
        post(Map.of("email", held));
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<Response>> behind = new ArrayList<>();
            QuarkusTransaction.requiringNew().run(() -> {
                sql.list("select 1 from lead where email = ? for update", row -> 1, held);
                for (int i = 0; i < 4; i++) {
                    behind.add(callers.submit(() -> post(Map.of("email", held, "phone", "+49 2"))));
                }
                for (Future<Response> person : newPeople(callers, 40)) {
                    assertThat(answer(person).statusCode()).isEqualTo(201);
                }
                assertThat(behind).noneMatch(Future::isDone);
            });
            for (Future<Response> person : behind) {
                assertThat(person.get().statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void manyWhoWaitForOnePersonLeaveTheOthersTheirTurnsAndConnections() throws Exception {
        String held = someEmail();
        String lead = post(Map.of("email", held)).path("id");
        List<Future<Response>> behind = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(90)) {
            QuarkusTransaction.requiringNew().run(() -> {
                sql.list("select 1 from contact_key where value = ? for update", row -> 1, held);
                List<Future<Response>> others = new ArrayList<>();
                for (int i = 0; i < 30; i++) {
                    behind.add(callers.submit(() -> post(Map.of("email", held, "phone", "+49 3"))));
                    others.addAll(newPeople(callers, 1));
                    behind.add(callers.submit(() -> post(Map.of("email", held))));
                }
                for (Future<Response> person : others) {
                    assertThat(answer(person).statusCode()).isEqualTo(201);
                }
                assertThat(as("marketing").get("/v1/leads/" + lead).statusCode())
                        .isEqualTo(200);
            });
            assertThat(behind)
                    .extracting(call -> answer(call).statusCode())
                    .isSubsetOf(200, 503)
                    .contains(200);
            assertThat(behind)
                    .filteredOn(call -> answer(call).statusCode() == 503)
                    .allMatch(call -> answer(call).header("Retry-After") != null);
        }
    }

    @Test
    void whoTheDatabaseRefusesFailsAlone() throws Exception {
        String refused = someEmail();
        sql.update("alter table lead add constraint refuses_one check (email <> '" + refused + "') not valid");
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int round = 0; round < 10; round++) {
                Future<Response> bad = callers.submit(() -> post(Map.of("email", refused)));
                for (Future<Response> person : newPeople(callers, 12)) {
                    assertThat(person.get().statusCode()).isEqualTo(201);
                }
                assertThat(bad.get().statusCode()).isEqualTo(500);
            }
        } finally {
            sql.update("alter table lead drop constraint refuses_one");
        }
        assertThat(leads(refused)).isZero();
    }

    private static List<Future<Response>> newPeople(ExecutorService callers, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> callers.submit(() -> post(Map.of("email", someEmail()))))
                .toList();
    }

    private static Response post(Map<String, ?> person) {
        return as("marketing").body(person).post("/v1/leads");
    }

    private static Response named(RequestSpecification caller, String key, Map<String, ?> person) {
        return caller.header("Idempotency-Key", key).body(person).post("/v1/leads");
    }

    private static String problem(Future<Response> call) {
        return answer(call).statusCode() + " " + answer(call).path("type");
    }

    private static Response answer(Future<Response> call) {
        try {
            return call.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long leads(String email) {
        return sql.first("select count(*) as n from lead where email = ?", row -> row.getLong("n"), email)
                .orElseThrow();
    }
}
