package io.handshake.lead.account;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static io.handshake.lead.account.Companies.account;
import static io.handshake.lead.account.Companies.change;
import static io.handshake.lead.account.Companies.someDomain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The leads of an account that is a customer are not handed over, however and whenever they came to it. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class FollowCustomersTest {
    private static final Map<String, Object> CUSTOMER = Map.of("customer", true);
    private static final Map<String, Object> NO_CUSTOMER = Map.of("customer", false);

    @Inject
    Sql sql;

    @Inject
    FollowCustomers customers;

    @Test
    void whoIsToldOrMatchedToACustomerIsSuppressedFromTheBeginning() {
        String domain = someDomain();
        String account = account(Map.of("customer", true, "domains", List.of(domain)));

        for (String id : List.of(leadOf(account, Map.of()), lead(Map.of("email", "ada@" + domain)))) {
            suppressedIs(id, "existing-customer");
            as("sales")
                    .get("/v1/leads/" + id)
                    .then()
                    .body("account.customer", equalTo(true), "existingCustomer", nullValue());
            assertThat(facts(id)).containsExactly("contact-suppressed");
        }
    }

    @Test
    void leadsFollowWhenTheirAccountBecomesACustomerAndWhenItIsNoneAnyMore() {
        String account = account(Map.of());
        String id = leadOf(account, Map.of());
        String before = as("sales").get("/v1/leads/" + id).path("updatedAt");

        change(account, CUSTOMER).statusCode(200);
        Eventually.untilAsserted(() -> suppressedIs(id, "existing-customer"));
        assertThat(as("sales").get("/v1/leads/" + id).<String>path("updatedAt")).isGreaterThan(before);
        change(account, NO_CUSTOMER).statusCode(200);
        Eventually.untilAsserted(() -> suppressedIs(id, null));

        assertThat(facts(id)).containsExactly("contact-suppressed", "contact-allowed");
    }

    @Test
    void whatWasSaidOfThePersonGoesBeforeWhatTheAccountIs() {
        String account = account(Map.of());
        String welcome = leadOf(account, Map.of("existingCustomer", false));
        String refuses =
                leadOf(account, Map.of("consents", List.of(Map.of("purpose", "sales-contact", "state", "refused"))));
        String plain = leadOf(account, Map.of());

        change(account, CUSTOMER).statusCode(200);
        Eventually.untilAsserted(() -> suppressedIs(plain, "existing-customer"));
        suppressedIs(welcome, null);
        suppressedIs(refuses, "no-consent");
        change(account, NO_CUSTOMER).statusCode(200);
        Eventually.untilAsserted(() -> suppressedIs(plain, null));
        suppressedIs(refuses, "no-consent");
        assertThat(facts(welcome)).isEmpty();
        assertThat(facts(refuses)).containsExactly("contact-suppressed");
    }

    @Test
    void aCustomersLeadMayBeAllowedAllTheSameAndAnotherAccountAllowsItToo() {
        String account = account(CUSTOMER);
        String email = someEmail();
        String first = leadOf(account, Map.of("email", email));
        lead(Map.of("email", email, "existingCustomer", false));
        suppressedIs(first, null);

        String other = someEmail();
        String second = leadOf(account, Map.of("email", other));
        lead(Map.of("email", other, "account", Map.of("id", account(Map.of()))));
        suppressedIs(second, null);
        assertThat(facts(second)).containsExactly("contact-suppressed", "contact-allowed");
    }

    @Test
    void leadsFoundInTheBackgroundForACustomerAreSuppressedToo() {
        String domain = someDomain();
        String id = lead(Map.of("email", "ada@" + domain));

        account(Map.of("customer", true, "domains", List.of(domain)));

        Eventually.untilAsserted(() -> suppressedIs(id, "existing-customer"));
        assertThat(facts(id)).containsExactly("contact-suppressed");
    }

    @Test
    void aMergeThatBringsACustomersAccountSuppressesTheSurvivor() {
        String older = lead(Map.of("email", someEmail()));
        String younger = leadOf(account(CUSTOMER), Map.of());

        merge(older, younger);

        suppressedIs(older, "existing-customer");
    }

    @Test
    void aLeadThatGoesBackFollowsWhatItsAccountBecameMeanwhile() {
        String older = lead(Map.of("email", someEmail()));
        String became = account(Map.of());
        String ceased = account(CUSTOMER);
        for (String account : List.of(became, ceased)) {
            String younger = leadOf(account, Map.of());
            merge(older, younger);

            change(account, account.equals(became) ? CUSTOMER : NO_CUSTOMER).statusCode(200);
            Eventually.untilAsserted(() -> assertThat(waiting(account)).isZero());
            as("marketing")
                    .post("/v1/leads/" + younger + "/unmerge")
                    .then()
                    .statusCode(200)
                    .body("suppressed", equalTo(account.equals(became) ? "existing-customer" : null));

            assertThat(facts(younger).getLast())
                    .isEqualTo(account.equals(became) ? "contact-suppressed" : "contact-allowed");
        }
    }

    @Test
    void aSurvivorIsAllowedAgainOnceTheLeadThatBroughtTheCustomersAccountGoesBack() {
        String older = lead(Map.of("email", someEmail()));
        String younger = leadOf(account(CUSTOMER), Map.of());
        merge(older, younger);

        unmerge(younger);

        suppressedIs(older, null);
        accountIs(older, null);
        suppressedIs(younger, "existing-customer");
        assertThat(facts(older)).containsExactly("contact-suppressed", "contact-allowed");
        assertThat(Companies.events(older)
                        .extract()
                        .<List<String>>path("findAll { it.type == 'lead-changed' }.data.changed.flatten()"))
                .containsExactly("account");
    }

    @Test
    void anAccountThatWasToldOfTheSurvivorMeanwhileStaysWithIt() {
        String email = someEmail();
        String older = lead(Map.of("email", email));
        String customer = account(CUSTOMER);
        String younger = leadOf(customer, Map.of());
        merge(older, younger);
        lead(Map.of("email", email, "account", Map.of("id", customer)));

        unmerge(younger);

        suppressedIs(older, "existing-customer");
        accountIs(older, customer);
    }

    @Test
    void theAccountOfAnAddressOfItsOwnIsTheSurvivorsOnceTheOtherGoesBack() {
        String email = someEmail();
        String older = lead(Map.of("email", email));
        String younger = leadOf(account(Map.of()), Map.of());
        merge(older, younger);
        String domain = someDomain();
        String customer = account(Map.of("customer", true, "domains", List.of(domain)));
        lead(Map.of("email", email, "otherEmails", List.of("ada@" + domain)));
        suppressedIs(older, null);

        unmerge(younger);

        accountIs(older, customer);
        suppressedIs(older, "existing-customer");
    }

    @Test
    void anAccountFoundInTheBackgroundForTheSurvivorsOwnAddressStaysWithIt() {
        String domain = someDomain();
        String older = lead(Map.of("email", "ada@" + domain));
        String younger = lead(Map.of("email", someEmail()));
        merge(older, younger);
        String account = account(Map.of("domains", List.of(domain)));
        Eventually.untilAsserted(() -> accountIs(older, account));

        unmerge(younger);

        accountIs(older, account);
    }

    @Test
    void anAccountThatTwoHadBroughtStaysUntilBothAreGone() {
        String older = lead(Map.of("email", someEmail()));
        String first = leadOf(account(CUSTOMER), Map.of());
        String other = account(Map.of());
        String second = leadOf(other, Map.of());
        merge(older, first);
        merge(older, second);

        unmerge(first);
        accountIs(older, other);
        suppressedIs(older, null);
        unmerge(second);
        accountIs(older, null);
    }

    @Test
    void allLeadsOfAnAccountFollowOnceByWhicheverReplicaClaimsTheWork() throws Exception {
        String domain = someDomain();
        String account = account(Map.of("domains", List.of(domain)));
        List<String> leads = new ArrayList<>();
        for (int size : List.of(1_000, 1_000, 500)) {
            leads.addAll(people(domain, size));
        }

        change(account, CUSTOMER).statusCode(200);
        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(replicas.submit(() -> Eventually.untilAsserted(() -> {
                    customers.followAll();
                    assertThat(suppressed(account)).isEqualTo(2_500);
                })));
            }
            for (Future<?> replica : all) {
                replica.get();
            }
        }

        assertThat(sql.list(
                        "select count(*) as n from event where type = 'contact-suppressed' and subject = any(?::text[]) group by subject",
                        row -> row.getInt("n"),
                        (Object) leads.toArray(String[]::new)))
                .hasSize(2_500)
                .containsOnly(1);
    }

    @Test
    void aLeadThatWasGivenToTheAccountWhileItBecameACustomerIsWaitedFor() throws Exception {
        String account = account(Map.of());
        String id = lead(Map.of("email", someEmail()));
        CountDownLatch open = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> slow =
                    threads.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                        sql.update(
                                "update lead set account = ?, account_by = 'told' where id = ?",
                                UUID.fromString(account),
                                UUID.fromString(id));
                        open.countDown();
                        await(changed);
                    }));
            await(open);
            change(account, CUSTOMER).statusCode(200);
            for (int i = 0; i < 3; i++) {
                customers.followAll();
            }
            assertThat(waiting(account)).isOne();
            changed.countDown();
            slow.get();

            Eventually.untilAsserted(() -> suppressedIs(id, "existing-customer"));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void merge(String older, String younger) {
        as("marketing")
                .body(Map.of("with", older, "reason", "one person"))
                .post("/v1/leads/" + younger + "/merge")
                .then()
                .statusCode(200);
    }

    private static void unmerge(String lead) {
        as("marketing").post("/v1/leads/" + lead + "/unmerge").then().statusCode(200);
    }

    private static void accountIs(String lead, @Nullable String account) {
        as("sales").get("/v1/leads/" + lead).then().body("account.id", equalTo(account));
    }

    private static String leadOf(String account, Map<String, ?> members) {
        Map<String, Object> told = new HashMap<>(Map.of("email", someEmail(), "account", Map.of("id", account)));
        told.putAll(members);
        return lead(told);
    }

    private static void suppressedIs(String lead, @Nullable String why) {
        as("sales").get("/v1/leads/" + lead).then().body("suppressed", equalTo(why));
    }

    private static List<String> facts(String lead) {
        List<String> types = Companies.events(lead).extract().path("type");
        return types.stream().filter(type -> type.startsWith("contact-")).toList();
    }

    private static List<String> people(String domain, int size) {
        return as("marketing")
                .body(Map.of(
                        "leads",
                        Stream.generate(() -> Map.of("email", unique("ada") + "@" + domain))
                                .limit(size)
                                .toList()))
                .post("/v1/leads/batch")
                .then()
                .statusCode(200)
                .extract()
                .path("results.id");
    }

    private int suppressed(String account) {
        return count("select count(*) as n from lead where account = ? and suppressed = 'existing-customer'", account);
    }

    private int waiting(String account) {
        return count("select count(*) as n from customer_change where account = ?", account);
    }

    private int count(String statement, String account) {
        return sql.first(statement, row -> row.getInt("n"), UUID.fromString(account))
                .orElseThrow();
    }
}
