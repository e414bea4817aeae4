package io.handshake.lead.account;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.unique;
import static io.handshake.lead.account.Companies.account;
import static io.handshake.lead.account.Companies.accountWith;
import static io.handshake.lead.account.Companies.change;
import static io.handshake.lead.account.Companies.company;
import static io.handshake.lead.account.Companies.events;
import static io.handshake.lead.account.Companies.post;
import static io.handshake.lead.account.Companies.show;
import static io.handshake.lead.account.Companies.someDomain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class AccountsResourceTest {
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    @Test
    void anAccountIsCreatedAndPublished() {
        String domain = someDomain();
        String crm = unique("crm");

        var created = post(Map.of(
                        "name",
                        "Example Works",
                        "domains",
                        List.of(" Bücher." + domain.toUpperCase(java.util.Locale.ROOT), domain),
                        "externalIds",
                        List.of(Map.of("source", "crm", "id", crm), Map.of("id", crm)),
                        "owner",
                        "rep-7",
                        "ownerTeam",
                        "emea",
                        "named",
                        true,
                        "segment",
                        "mid-market"))
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("name", equalTo("Example Works"), "domains", contains(domain, "xn--bcher-kva." + domain))
                .body("externalIds.source", contains("crm", "handshake"), "parent", nullValue())
                .body("owner", equalTo("rep-7"), "effectiveOwner", equalTo("rep-7"), "named", equalTo(true))
                .body("ownerFrom.name", equalTo("Example Works"), "customer", equalTo(false));

        String id = created.extract().path("id");
        created.header("Location", endsWith("/v1/accounts/" + id));
        show(id).body("id", equalTo(id), "ownerFrom.id", equalTo(id), "region", nullValue());
        events(id)
                .body("type", contains("account-created"), "sequence.collect { it as int }", contains(1))
                .body("data[0].account", equalTo(id), "data[0].name", equalTo("Example Works"))
                .body("data[0].domains", hasSize(2), "data[0].owner", equalTo("rep-7"))
                .body("data[0].ownerTeam", equalTo("emea"), "data[0].effectiveOwner", equalTo("rep-7"))
                .body("data[0].ownerFrom", equalTo(id), "data[0].named", equalTo(true));
    }

    @Test
    void aDomainBelongsToOneAccountAndTheOtherIsNamed() {
        String domain = someDomain();
        String first = accountWith(domain);

        post(company(Map.of("domains", List.of(someDomain(), domain))))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/belongs-to-another-account"))
                .body("errors.pointer", contains("/domains/1"))
                .body("errors.message", contains(containsString(first)));
        change(accountWith(someDomain()), Map.of("domains", List.of(domain)))
                .statusCode(409)
                .body("errors.pointer", contains("/domains/0"));
    }

    @Test
    void anExternalIdBelongsToOneAccount() {
        List<Map<String, String>> ids = List.of(Map.of("source", "crm", "id", unique("crm")));
        String first = account(Map.of("externalIds", ids));

        post(company(Map.of("externalIds", ids)))
                .statusCode(409)
                .body("errors.pointer", contains("/externalIds/0"))
                .body("errors.message", contains(containsString(first)));
    }

    @Test
    void ofTwoAccountsThatRaceForADomainOneGetsIt() throws Exception {
        String domain = someDomain();
        List<Callable<Integer>> calls = IntStream.range(0, 10)
                .<Callable<Integer>>mapToObj(i -> () -> post(company(Map.of("domains", List.of(someDomain(), domain))))
                        .extract()
                        .statusCode())
                .toList();

        assertThat(atOnce(calls)).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void twoMovesAtOnceMakeNoCircle() throws Exception {
        String one = account(Map.of());
        String other = account(Map.of());

        List<Integer> statuses = atOnce(List.of(
                () -> change(one, Map.of("parent", other)).extract().statusCode(),
                () -> change(other, Map.of("parent", one)).extract().statusCode()));

        assertThat(statuses).containsExactlyInAnyOrder(200, 422);
    }

    @Test
    void aRequestSentAgainWithItsKeyMakesOneAccount() {
        Map<String, Object> company = company(Map.of("domains", List.of(someDomain())));
        String key = unique("once");

        String first = as("service")
                .header("Idempotency-Key", key)
                .body(company)
                .post("/v1/accounts")
                .path("id");

        as("service")
                .header("Idempotency-Key", key)
                .body(company)
                .post("/v1/accounts")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .body("id", equalTo(first));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422|/name",
                "{\"name\":\" \"}|422|/name",
                "{\"name\":\"A\",\"domains\":[\"gmail.com\"]}|422|/domains/0",
                "{\"name\":\"A\",\"domains\":[\"ok.example.org\",\"co.uk\"]}|422|/domains/1",
                "{\"name\":\"A\",\"domains\":[\"*.example.org\"]}|422|/domains/0",
                "{\"name\":\"A\",\"domains\":[\"localhost\"]}|422|/domains/0",
                "{\"name\":\"A\",\"domains\":[\"192.0.2.1\"]}|422|/domains/0",
                "{\"name\":\"A\",\"domains\":[\"\"]}|422|/domains/0",
                "{\"name\":\"A\",\"domains\":[null]}|422|/domains/0",
                "{\"name\":\"A\",\"domains\":\"example.org\"}|400|/domains",
                "{\"name\":\"A\",\"domains\":[\"twice.example.org\",\"TWICE.example.org\"]}|422|/domains/1",
                "{\"name\":\"A\",\"externalIds\":[{\"id\":\"1\"},{\"source\":\"handshake\",\"id\":\"1\"}]}|422|/externalIds/1",
                "{\"name\":\"A\",\"externalIds\":[{\"source\":\"crm\"}]}|422|/externalIds/0/id",
                "{\"name\":\"A\",\"parent\":\"" + NOBODY + "\"}|422|/parent",
                "{\"name\":\"A\",\"parent\":\"4711\"}|400|/parent",
                "{\"name\":\"A\",\"owner\":\"\"}|422|/owner",
                "{\"name\":\"A\",\"ownerTeam\":\"emea\"}|422|/ownerTeam",
                "{\"name\":\"A\",\"named\":\"yes\"}|400|/named",
                "{\"name\":\"A\",\"id\":\"" + NOBODY + "\"}|400|/id",
                "{\"name\":\"A\",\"effectiveOwner\":\"rep-1\"}|400|/effectiveOwner",
            })
    void badInputIsRefusedWithAPointer(String body, int status, String pointer) {
        as("sales")
                .body(body)
                .post("/v1/accounts")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void fiftyDomainsAreTheMost() {
        post(company(Map.of("domains", domains(50)))).statusCode(201);
        post(company(Map.of("domains", domains(51)))).statusCode(413);
    }

    @Test
    void whatIsLeftOutOfAChangeStaysAndWhatIsClearedGoes() {
        String domain = someDomain();
        String id =
                account(Map.of("domains", List.of(domain), "owner", "rep-1", "ownerTeam", "emea", "region", "EMEA"));
        String next = someDomain();

        change(id, Map.of("name", "Example Holding", "customer", true, "clear", List.of("owner", "region")))
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("name", equalTo("Example Holding"), "domains", contains(domain), "customer", equalTo(true))
                .body("owner", nullValue(), "ownerTeam", nullValue(), "effectiveOwner", nullValue())
                .body("region", nullValue());
        change(id, Map.of("domains", List.of(next))).body("domains", contains(next));
        accountWith(domain);

        events(id)
                .body("type", contains("account-created", "account-changed", "account-changed"))
                .body("sequence.collect { it as int }", contains(1, 2, 3))
                .body(
                        "data[1].changed.toSorted()",
                        contains("customer", "effectiveOwner", "name", "owner", "ownerFrom", "ownerTeam", "region"))
                .body("data[2].changed", contains("domains"), "data[2].domains", contains(next));
    }

    @Test
    void aChangeThatSaysNothingNewIsNoChange() {
        String domain = someDomain();
        String id = account(Map.of("domains", List.of(domain), "owner", "rep-1"));

        change(id, Map.of("domains", List.of(domain.toUpperCase(java.util.Locale.ROOT)), "owner", "rep-1"))
                .statusCode(200)
                .header("ETag", equalTo("\"1\""));

        events(id).body("type", contains("account-created"));
    }

    @Test
    void aChangeNeedsTheVersionItIsBasedOn() {
        String id = account(Map.of());
        as("sales")
                .body(Map.of("named", true))
                .patch("/v1/accounts/" + id)
                .then()
                .statusCode(428);
        change(id, Map.of("named", true)).statusCode(200);

        as("sales")
                .header("If-Match", "\"1\"")
                .body(Map.of("named", false))
                .patch("/v1/accounts/" + id)
                .then()
                .statusCode(412);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"\"}|422|/name",
                "{\"domains\":[\"web.de\"]}|422|/domains/0",
                "{\"domains\":[\"a.example.org\",\"a.example.org\"]}|422|/domains/1",
                "{\"parent\":\"" + NOBODY + "\"}|422|/parent",
                "{\"ownerTeam\":\"emea\"}|422|/ownerTeam",
                "{\"owner\":\"rep-1\",\"clear\":[\"owner\"]}|422|/owner",
                "{\"clear\":[\"name\"]}|422|/clear/0",
                "{\"changedAt\":\"2026-01-01T00:00:00Z\"}|400|/changedAt",
            })
    void aBadChangeIsRefusedWithAPointer(String body, int status, String pointer) {
        String id = account(Map.of());

        as("sales")
                .header("If-Match", "\"1\"")
                .body(body)
                .patch("/v1/accounts/" + id)
                .then()
                .statusCode(status)
                .body("errors.pointer", hasItem(pointer));

        show(id).header("ETag", equalTo("\"1\""));
    }

    @Test
    void anAccountStandsBelowNeitherItselfNorWhatIsBelowIt() {
        String top = account(Map.of());
        String middle = account(Map.of("parent", top));
        String bottom = account(Map.of("parent", middle));

        change(top, Map.of("parent", top)).statusCode(422).body("errors.pointer", contains("/parent"));
        change(top, Map.of("parent", bottom)).statusCode(422).body("errors.pointer", contains("/parent"));
        show(bottom).body("parent.id", equalTo(middle), "parent.name", containsString("Example Works"));
    }

    @Test
    void tenAccountsOneBelowTheOtherAreTheMost() {
        List<String> line = new ArrayList<>(List.of(account(Map.of())));
        for (int i = 1; i < 10; i++) {
            line.add(account(Map.of("parent", line.getLast())));
        }

        post(company(Map.of("parent", line.getLast()))).statusCode(422).body("errors.pointer", contains("/parent"));
        change(line.getFirst(), Map.of("parent", account(Map.of())))
                .statusCode(422)
                .body("errors.pointer", contains("/parent"));
    }

    @Test
    void anOwnerGoesOnToTheAccountsBelowThatHaveNoneOfTheirOwn() {
        String top = account(Map.of("name", "Example Holding", "owner", "rep-1"));
        String middle = account(Map.of("parent", top));
        String bottom = account(Map.of("parent", middle));
        String own = account(Map.of("parent", middle, "owner", "rep-2"));
        show(bottom).body("effectiveOwner", equalTo("rep-1"), "ownerFrom.name", equalTo("Example Holding"));

        change(top, Map.of("owner", "rep-3")).statusCode(200);

        show(bottom)
                .body("owner", nullValue(), "effectiveOwner", equalTo("rep-3"), "ownerFrom.id", equalTo(top))
                .header("ETag", equalTo("\"2\""));
        show(own).body("effectiveOwner", equalTo("rep-2"), "ownerFrom.id", equalTo(own));
        events(bottom)
                .body("type", contains("account-created", "account-changed"))
                .body("sequence.collect { it as int }", contains(1, 2))
                .body("data[1].changed", contains("effectiveOwner"), "data[1].effectiveOwner", equalTo("rep-3"))
                .body("data[1].ownerFrom", equalTo(top), "data[1].parent", equalTo(middle));
        events(own).body("type", contains("account-created"));

        change(middle, Map.of("clear", List.of("parent"))).statusCode(200);
        show(bottom).body("effectiveOwner", nullValue(), "ownerFrom", nullValue());
    }

    @Test
    void accountsAreFoundByEachFilter() {
        String name = unique("Filter");
        String domain = someDomain();
        String crm = unique("crm");
        String owner = unique("rep");
        String parent = account(Map.of("owner", owner));
        String id = account(Map.of(
                "name",
                name + " B",
                "domains",
                List.of(domain),
                "parent",
                parent,
                "externalIds",
                List.of(Map.of("source", "crm", "id", crm))));
        String earlier = account(Map.of("name", name.toUpperCase(java.util.Locale.ROOT) + " A"));

        list("name", name.toLowerCase(java.util.Locale.ROOT)).body("items.id", contains(earlier, id));
        list("name", name + " b").body("items.id", contains(id));
        list("name", name + "%").body("items", hasSize(0));
        list("domain", domain.toUpperCase(java.util.Locale.ROOT)).body("items.id", contains(id));
        list("owner", owner).body("items.id", contains(parent, id), "items.owner", contains(owner, null));
        list("parent", parent).body("items.id", contains(id));
        as("rep").get("/v1/accounts/" + parent + "/children").then().body("items.id", contains(id));
        as("bdr")
                .queryParam("externalSource", "crm")
                .queryParam("externalId", crm)
                .get("/v1/accounts")
                .then()
                .body("items.id", contains(id));
        list("externalId", crm).body("items", hasSize(0));
    }

    @Test
    void aListIsReadPageByPageInOneOrder() {
        String name = unique("Pages");
        String parent = account(Map.of());
        List<String> made = IntStream.range(0, 5)
                .mapToObj(i -> account(Map.of("name", name + (char) ('E' - i), "parent", parent)))
                .toList();

        assertThat(all("/v1/accounts?name=" + name)).isEqualTo(made.reversed());
        assertThat(all("/v1/accounts/" + parent + "/children")).isEqualTo(made);
        String next = as("sales").get("/v1/accounts?limit=2&name=" + name).path("next");
        as("sales")
                .queryParam("after", next)
                .queryParam("name", name + "x")
                .get("/v1/accounts")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("after"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=201",
                "?domain=co.uk",
                "?domain=*.example.org",
                "?parent=4711",
                "?externalSource=crm",
                "?after=nonsense",
                "/nonsense",
                "/nonsense/leads",
                "/nonsense/children",
            })
    void aMalformedQuestionIsRefused(String question) {
        as("sales").get("/v1/accounts" + question).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/leads", "/children"})
    void anUnknownAccountIsNotFound(String of) {
        as("sales")
                .get("/v1/accounts/" + UUID.randomUUID() + of)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-account"))
                .body("detail", not(containsString("select")));
    }

    private static io.restassured.response.ValidatableResponse list(String filter, String value) {
        return as("marketing")
                .queryParam(filter, value)
                .get("/v1/accounts")
                .then()
                .statusCode(200);
    }

    private static List<String> all(String address) {
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            var request = as("sales").queryParam("limit", 2);
            var page = (next == null ? request : request.queryParam("after", next)).get(address);
            seen.addAll(page.<List<String>>path("items.id"));
            next = page.path("next");
        } while (next != null);
        return seen;
    }

    private static List<String> domains(int many) {
        String domain = someDomain();
        return IntStream.range(0, many).mapToObj(i -> i + "." + domain).toList();
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
