package io.handshake.lead.account;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.asPartner;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.partnerKey;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static io.handshake.lead.account.Companies.account;
import static io.handshake.lead.account.Companies.accountWith;
import static io.handshake.lead.account.Companies.change;
import static io.handshake.lead.account.Companies.events;
import static io.handshake.lead.account.Companies.someDomain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which account a lead belongs to when it is taken in. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class LeadsOfAccountsTest {
    @Test
    void aLeadBelongsToTheAccountOfItsDomain() {
        String domain = someDomain();
        String account = account(Map.of("name", "Example Works", "domains", List.of(domain), "owner", "rep-1"));

        String lead = lead(Map.of("email", unique("ada") + "@" + domain));

        showLead(lead)
                .body("account.id", equalTo(account), "account.name", equalTo("Example Works"))
                .body("account.owner", equalTo("rep-1"), "account.by", equalTo("domain"));
        events(lead)
                .body("type", contains("lead-created", "lead-identified", "pass-opened", "lead-matched"))
                .body("sequence.collect { it as int }", contains(1, 2, 3, 4))
                .body("data[3].lead", equalTo(lead), "data[3].account", equalTo(account))
                .body("data[3].by", equalTo("domain"), "data[3].domain", equalTo(domain));
        leadsOf(account)
                .body("items.id", contains(lead), "items.stage", contains("Lead"), "items.by", contains("domain"));
    }

    @Test
    void theExactDomainGoesBeforeTheOneAboveIt() {
        String domain = someDomain();
        String whole = accountWith(domain);
        String part = accountWith("part." + domain);

        showLead(lead(Map.of("email", "ada@part." + domain))).body("account.id", equalTo(part));
        showLead(lead(Map.of("email", "ada@mail.part." + domain))).body("account.id", equalTo(part));
        String above = lead(Map.of("email", "ada@mail.other." + domain));
        showLead(above).body("account.id", equalTo(whole));
        events(above).body("data[3].domain", equalTo(domain));
        showLead(lead(Map.of("email", "ada@not" + domain))).body("account", nullValue());
    }

    @Test
    void aDomainInItsOwnLettersIsTheSameAsInAscii() {
        String domain = someDomain();
        String account = accountWith("bücher." + domain);

        showLead(lead(Map.of("email", "ada@BÜCHER." + domain))).body("account.id", equalTo(account));
        showLead(lead(Map.of("email", "ada@xn--bcher-kva." + domain))).body("account.id", equalTo(account));
    }

    @Test
    void aFreeMailAddressNeverMatches() {
        showLead(lead(Map.of("email", unique("ada") + "@gmail.com"))).body("account", nullValue());
        showLead(lead(Map.of("email", unique("ada") + "@mail.gmail.com"))).body("account", nullValue());
    }

    @Test
    void anAccountThatIsToldGoesBeforeTheDomainAndIsKept() {
        String domain = someDomain();
        String byDomain = accountWith(domain);
        String crm = unique("crm");
        String told = account(Map.of("externalIds", List.of(Map.of("source", "crm", "id", crm))));
        String email = unique("ada") + "@" + domain;

        String lead = lead(Map.of("email", email, "account", Map.of("externalId", Map.of("source", "crm", "id", crm))));
        showLead(lead).body("account.id", equalTo(told), "account.by", equalTo("told"));

        lead(Map.of("email", email, "firstName", "Ada"));
        showLead(lead).body("account.id", equalTo(told), "account.by", equalTo("told"));

        lead(Map.of("email", email, "account", Map.of("id", byDomain)));
        showLead(lead).body("account.id", equalTo(byDomain), "account.by", equalTo("told"));
        lead(Map.of("email", email, "account", Map.of("id", byDomain)));
        events(lead)
                .body("findAll { it.type == 'lead-matched' }.data.account", contains(told, byDomain))
                .body("findAll { it.type == 'lead-matched' }.data.by", contains("told", "told"))
                .body("findAll { it.type == 'lead-matched' }.data.domain", contains(null, null));
        leadsOf(told).body("items", hasSize(0));
    }

    @Test
    void aLeadKeepsItsAccountWhenItsAddressChangesOrTheDomainGoes() {
        String domain = someDomain();
        String account = accountWith(domain);
        String other = someDomain();
        accountWith(other);
        List<Map<String, String>> ids = List.of(Map.of("source", "crm", "id", unique("crm")));
        String lead = lead(Map.of("externalIds", ids, "email", unique("ada") + "@" + domain));

        lead(Map.of("externalIds", ids, "email", unique("ada") + "@" + other));
        change(account, Map.of("domains", List.of())).statusCode(200);

        showLead(lead).body("account.id", equalTo(account), "account.by", equalTo("domain"));
    }

    @Test
    void aKnownLeadWithoutAccountIsMatchedByTheAddressItIsToldToHave() {
        String domain = someDomain();
        String account = accountWith(domain);
        List<Map<String, String>> ids = List.of(Map.of("source", "crm", "id", unique("crm")));
        String lead = lead(Map.of("externalIds", ids));
        showLead(lead).body("account", nullValue());

        lead(Map.of("externalIds", ids, "email", unique("ada") + "@" + domain));

        showLead(lead).body("account.id", equalTo(account));
    }

    @Test
    void aVisitorWhoTurnsOutToBeSomebodyOfAnAccountIsMatched() {
        String domain = someDomain();
        String account = accountWith(domain);

        String lead = as("marketing")
                .body(Map.of("email", unique("ada") + "@" + domain))
                .post("/v1/visitors/" + unique("cookie") + "/identify")
                .path("id");

        showLead(lead).body("account.id", equalTo(account));
    }

    @Test
    void anUnknownAccountRefusesItsLeadAloneAndChangesNothing() {
        String email = someEmail();
        String good = someEmail();
        Map<String, Object> unknown = Map.of("id", "00000000-0000-7000-8000-000000000000");

        as("marketing")
                .body(Map.of("email", email, "account", unknown))
                .post("/v1/leads")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/account/id"));
        as("marketing")
                .body(Map.of(
                        "leads",
                        List.of(
                                Map.of("email", good),
                                Map.of(
                                        "email",
                                        email,
                                        "account",
                                        Map.of("externalId", Map.of("id", unique("nobody")))))))
                .post("/v1/leads/batch")
                .then()
                .statusCode(200)
                .body("results.outcome", contains("created", "failed"))
                .body("results[1].errors.pointer", contains("/leads/1/account/externalId"));

        as("marketing").body(Map.of("email", email)).post("/v1/leads").then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422|/account",
                "{\"id\":\"4711\"}|400|/account/id",
                "{\"id\":\"00000000-0000-7000-8000-000000000000\",\"externalId\":{\"id\":\"1\"}}|422|/account",
                "{\"externalId\":{\"source\":\"crm\"}}|422|/account/externalId/id",
                "{\"name\":\"Example Works\"}|400|/account/name",
            })
    void anAccountThatIsNotNamedWellIsRefused(String account, int status, String pointer) {
        as("marketing")
                .body("{\"email\":\"%s\",\"account\":%s}".formatted(someEmail(), account))
                .post("/v1/leads")
                .then()
                .statusCode(status)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void aPartnerNeitherTellsNorSeesAccounts() {
        String domain = someDomain();
        String account = accountWith(domain);
        String key = partnerKey(unique("school").substring(0, 20));

        String lead = asPartner(key)
                .body(Map.of("email", unique("ada") + "@" + domain))
                .post("/v1/leads")
                .path("id");

        asPartner(key).get("/v1/leads/" + lead).then().statusCode(200).body("account", nullValue());
        showLead(lead).body("account.id", equalTo(account));
        asPartner(key)
                .body(Map.of("email", someEmail(), "account", Map.of("id", account)))
                .post("/v1/leads")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/account"));
    }

    @Test
    void manyLeadsOfOneDomainAtOnceAllBelongToItsAccount() throws Exception {
        String domain = someDomain();
        String account = accountWith(domain);
        List<Callable<String>> calls = IntStream.range(0, 20)
                .<Callable<String>>mapToObj(i -> () -> lead(Map.of("email", unique("ada") + "@" + domain)))
                .toList();

        List<String> leads = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            for (Future<String> one : threads.invokeAll(calls)) {
                leads.add(one.get());
            }
        }

        assertThat(leads).doesNotContainNull().doesNotHaveDuplicates();
        leadsOf(account).body("items.id", containsInAnyOrder(leads.toArray()));
    }

    @Test
    void theLeadsOfAnAccountAreReadPageByPage() {
        String domain = someDomain();
        String account = accountWith(domain);
        List<Map<String, String>> people = IntStream.range(0, 5)
                .mapToObj(i -> Map.of("email", unique("ada") + "@" + domain))
                .toList();
        List<String> ids = as("marketing")
                .body(Map.of("leads", people))
                .post("/v1/leads/batch")
                .path("results.id");

        var first = as("bdr").get("/v1/accounts/" + account + "/leads?limit=3");
        var second = as("bdr").get("/v1/accounts/" + account + "/leads?limit=3&after=" + first.<String>path("next"));

        List<String> seen = new ArrayList<>(first.<List<String>>path("items.id"));
        seen.addAll(second.<List<String>>path("items.id"));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids).isSorted();
        second.then().body("next", nullValue());
        as("bdr")
                .get("/v1/accounts/" + accountWith() + "/leads?after=" + first.<String>path("next"))
                .then()
                .statusCode(400);
        first.then().body("items.id", not(hasItem(nullValue())));
    }

    private static ValidatableResponse showLead(String lead) {
        return as("sales").get("/v1/leads/" + lead).then().statusCode(200);
    }

    private static ValidatableResponse leadsOf(String account) {
        return as("rep").get("/v1/accounts/" + account + "/leads").then().statusCode(200);
    }
}
