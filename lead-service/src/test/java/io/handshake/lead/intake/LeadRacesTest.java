package io.handshake.lead.intake;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.asPartner;
import static io.handshake.lead.Calls.partnerKey;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class LeadRacesTest {
    @Inject
    Sql sql;

    @Test
    void fiftyEqualPostsAtOnceMakeOneLead() throws Exception {
        String email = someEmail();
        Map<String, Object> person =
                Map.of("email", email, "externalIds", List.of(Map.of("source", "crm", "id", email)));

        List<ExtractableResponse<Response>> answers = atOnce(Collections.nCopies(
                50, () -> as("marketing").body(person).post("/v1/leads").then().extract()));

        assertThat(answers).extracting(ExtractableResponse::statusCode).containsOnly(200, 201);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        Set<String> ids = new HashSet<>();
        answers.forEach(answer -> ids.add(answer.path("id")));
        assertThat(ids).hasSize(1);
        assertThat(count(email)).isEqualTo(1);
    }

    @Test
    void fiftyEqualPostsWithOneIdempotencyKeyMakeOneLead() throws Exception {
        String email = someEmail();
        String key = unique("once");

        List<ExtractableResponse<Response>> answers = atOnce(Collections.nCopies(
                50,
                () -> as("marketing")
                        .header("Idempotency-Key", key)
                        .body(Map.of("email", email))
                        .post("/v1/leads")
                        .then()
                        .extract()));

        assertThat(answers).extracting(ExtractableResponse::statusCode).isSubsetOf(201, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).isNotEmpty();
        assertThat(count(email)).isEqualTo(1);
    }

    @Test
    void aRepeatedRequestIsAnsweredByteForByte() {
        String email = someEmail();
        String key = unique("once");
        var first = postOnce(key, Map.of("email", email)).statusCode(201).extract();

        var second = postOnce(key, Map.of("email", email))
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .extract();

        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        postOnce(key, Map.of("email", someEmail())).statusCode(422);
    }

    @Test
    void aRefusedRequestDoesNotBurnItsKey() {
        String key = unique("once");
        postOnce(key, Map.of("email", "nobody")).statusCode(422);

        postOnce(key, Map.of("email", someEmail())).statusCode(201);
    }

    @Test
    void overlappingBatchesInAnyOrderDoNotWaitInACircle() throws Exception {
        List<Map<String, Object>> people = IntStream.range(0, 60)
                .mapToObj(i -> {
                    String email = someEmail();
                    Map<String, Object> person = new HashMap<>();
                    person.put("email", email);
                    person.put("externalIds", List.of(Map.of("source", "crm", "id", email)));
                    person.put("visitorId", email);
                    return person;
                })
                .toList();
        List<Callable<ExtractableResponse<Response>>> calls = IntStream.range(0, 20)
                .<Callable<ExtractableResponse<Response>>>mapToObj(i -> () -> {
                    List<Map<String, Object>> some = new ArrayList<>(people);
                    Collections.shuffle(some, new Random(i));
                    List<Map<String, Object>> named = some.subList(0, 40).stream()
                            .map(person -> {
                                Map<String, Object> told = new HashMap<>(person);
                                told.put("firstName", "Ada " + i);
                                return told;
                            })
                            .toList();
                    return as("marketing")
                            .body(Map.of("leads", named))
                            .post("/v1/leads/batch")
                            .then()
                            .extract();
                })
                .toList();

        List<ExtractableResponse<Response>> answers = atOnce(calls);

        assertThat(answers).extracting(ExtractableResponse::statusCode).containsOnly(200);
        List<String> outcomes = answers.stream()
                .flatMap(answer -> answer.<List<String>>path("results.outcome").stream())
                .toList();
        assertThat(outcomes).filteredOn("created"::equals).hasSize(60);
        assertThat(outcomes).filteredOn("matched"::equals).hasSize(20 * 40 - 60);
        for (Map<String, Object> person : people) {
            assertThat(count(String.valueOf(person.get("email")))).isEqualTo(1);
        }
        assertThat(brokenSequences()).isEmpty();
    }

    @Test
    void aListShowsEveryLeadOnceWhileOthersComeIn() throws Exception {
        String source = unique("pages").substring(0, 20);
        String key = partnerKey(source);
        Set<String> before = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            before.addAll(batch(key, 100));
        }

        List<String> seen = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> inserting = threads.submit(() -> {
                for (int i = 0; i < 10; i++) {
                    batch(key, 100);
                }
            });
            String next = null;
            do {
                var request = asPartner(key).queryParam("limit", 20);
                var page = (next == null ? request : request.queryParam("after", next))
                        .get("/v1/leads")
                        .then()
                        .statusCode(200)
                        .extract();
                seen.addAll(page.<List<String>>path("items.id"));
                next = page.path("next");
            } while (next != null);
            inserting.get();
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(before);
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
    }

    private static List<String> batch(String key, int size) {
        return asPartner(key)
                .body(Map.of(
                        "leads",
                        Stream.generate(() -> Map.of("email", someEmail()))
                                .limit(size)
                                .toList()))
                .post("/v1/leads/batch")
                .then()
                .statusCode(200)
                .extract()
                .path("results.id");
    }

    private static io.restassured.response.ValidatableResponse postOnce(String key, Map<String, String> person) {
        return as("marketing")
                .header("Idempotency-Key", key)
                .body(person)
                .post("/v1/leads")
                .then();
    }

    private int count(String email) {
        return sql.first("select count(*) as n from lead where email = ?", row -> row.getInt("n"), email)
                .orElseThrow();
    }

    /** Subjects whose events are not numbered 1, 2, 3, ... in the order they stand in the log. */
    private List<String> brokenSequences() {
        return sql.list("""
                select subject from
                  (select subject, sequence, row_number() over (partition by subject order by position) as place
                   from event where sequence is not null) numbered
                where sequence <> place""", row -> row.getString("subject"));
    }

    private static <T> List<T> atOnce(List<? extends Callable<T>> calls) throws Exception {
        List<T> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
