package io.handshake.lead.account;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.unique;
import static io.handshake.lead.account.Companies.account;
import static io.handshake.lead.account.Companies.accountWith;
import static io.handshake.lead.account.Companies.change;
import static io.handshake.lead.account.Companies.events;
import static io.handshake.lead.account.Companies.someDomain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What happens to the leads that are there already when an account gains a domain. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class MatchGainedDomainsTest {
    @Inject
    Sql sql;

    @Inject
    MatchGainedDomains matching;

    @Test
    void allLeadsOfAGainedDomainAreMatchedOnceByWhicheverReplicaClaimsTheWork() throws Exception {
        String domain = someDomain();
        List<String> leads = new ArrayList<>();
        for (int size : List.of(1_000, 1_000, 500)) {
            leads.addAll(people(domain, size));
        }

        String account = accountWith(domain);
        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(replicas.submit(() -> Eventually.untilAsserted(() -> {
                    matching.matchAll();
                    assertThat(matched(account)).isEqualTo(2_500);
                })));
            }
            for (Future<?> replica : all) {
                replica.get();
            }
        }

        assertThat(sql.list(
                        """
                        select subject, max(sequence) as last, count(*) as times, min(data::jsonb ->> 'domain') as domain
                        from event where type = 'lead-matched' and subject = any(?::text[]) group by subject""", row -> List.of(row.getInt("times"), row.getInt("last"), row.getString("domain")), (Object)
                                leads.toArray(String[]::new)))
                .hasSize(2_500)
                .containsOnly(List.of(1, 4, domain));
        assertThat(waiting(domain)).isZero();
    }

    @Test
    void leadsBelowTheDomainFollowUnlessANearerDomainIsAnotherAccounts() {
        String domain = someDomain();
        String below = lead(Map.of("email", "ada@mail." + domain));
        String nearer = lead(Map.of("email", "ada@part." + domain));
        String beside = lead(Map.of("email", "ada@not" + domain));
        String letters = lead(Map.of("email", "ada@bücher." + domain));
        String part = account(Map.of());
        String whole = account(Map.of());

        change(whole, Map.of("domains", List.of(domain))).statusCode(200);
        change(part, Map.of("domains", List.of("part." + domain))).statusCode(200);

        Eventually.untilAsserted(() -> {
            assertThat(waiting(domain)).isZero();
            assertThat(waiting("part." + domain)).isZero();
        });
        accountIs(below, whole);
        accountIs(letters, whole);
        as("sales").get("/v1/leads/" + beside).then().body("account", nullValue());
        assertThat(as("sales").get("/v1/leads/" + nearer).<String>path("account.id"))
                .isIn(whole, part);
    }

    @Test
    void aDomainInItsOwnLettersFindsTheLeadsThatWroteItSo() {
        String domain = someDomain();
        String letters = lead(Map.of("email", "ada@bücher." + domain));
        String ascii = lead(Map.of("email", "ada@xn--bcher-kva." + domain));

        String account = accountWith("bücher." + domain);

        Eventually.untilAsserted(() -> {
            accountIs(letters, account);
            accountIs(ascii, account);
        });
    }

    @Test
    void aLeadThatHasAnAccountKeepsIt() {
        String domain = someDomain();
        String told = account(Map.of());
        String lead = lead(Map.of("email", "ada@" + domain, "account", Map.of("id", told)));

        accountWith(domain);

        Eventually.untilAsserted(() -> assertThat(waiting(domain)).isZero());
        accountIs(lead, told);
    }

    @Test
    void aLeadThatLosesAnAccountWithAnotherThatGoesBackFollowsWhatItsOwnDomainBecameMeanwhile() {
        String domain = someDomain();
        String survivor = lead(Map.of("email", "ada@" + domain));
        String told = account(Map.of());
        String merged = lead(Map.of("email", "ada@" + someDomain(), "account", Map.of("id", told)));
        as("marketing")
                .body(Map.of("with", merged, "reason", "one person"))
                .post("/v1/leads/" + survivor + "/merge")
                .then()
                .body("account.id", equalTo(told));
        String gained = accountWith(domain);
        Eventually.untilAsserted(() -> assertThat(waiting(domain)).isZero());

        as("marketing").post("/v1/leads/" + merged + "/unmerge").then().body("account.id", equalTo(told));

        as("sales")
                .get("/v1/leads/" + survivor)
                .then()
                .body("account.id", equalTo(gained), "account.by", equalTo("domain"));
        events(survivor)
                .body("findAll { it.type == 'lead-matched' }.data.account", contains(told, gained))
                .body("findAll { it.type == 'lead-matched' }.data.domain", contains(null, domain))
                .body("findAll { it.type == 'lead-changed' }.data.changed.flatten()", not(hasItem("account")));
    }

    @Test
    void aLeadThatWasBeingTakenInWhileTheAccountGainedTheDomainIsWaitedFor() throws Exception {
        String domain = someDomain();
        String lead = lead(Map.of("email", "ada@before." + domain));
        CountDownLatch open = new CountDownLatch(1);
        CountDownLatch gained = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> slow =
                    threads.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                        sql.update("update lead set email = ? where id = ?", "ada@" + domain, UUID.fromString(lead));
                        open.countDown();
                        await(gained);
                    }));
            await(open);
            String account = accountWith(domain);
            for (int i = 0; i < 3; i++) {
                matching.matchAll();
            }
            assertThat(waiting(domain)).isOne();
            gained.countDown();
            slow.get();

            Eventually.untilAsserted(() -> accountIs(lead, account));
        }
    }

    @Test
    void leadsThatComeInWhileTheAccountGainsTheDomainAreAllMatchedOnce() throws Exception {
        String domain = someDomain();
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            calls.add(() -> lead(Map.of("email", unique("ada") + "@" + domain)));
        }
        calls.add(30, () -> accountWith(domain));

        List<String> ids = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            for (Future<String> one : threads.invokeAll(calls)) {
                ids.add(one.get());
            }
        }

        String account = ids.remove(30);
        Eventually.untilAsserted(() -> assertThat(matched(account)).isEqualTo(60));
        assertThat(sql.list("""
                        select subject, count(*) filter (where type = 'lead-matched') as times,
                          count(distinct sequence) = max(sequence) as whole
                        from event where subject = any(?::text[]) group by subject""", row -> List.of(row.getInt("times"), row.getBoolean("whole")), (Object)
                        ids.toArray(String[]::new)))
                .hasSize(60)
                .containsOnly(List.of(1, true));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void accountIs(String lead, String account) {
        as("sales").get("/v1/leads/" + lead).then().body("account.id", equalTo(account));
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

    private int matched(String account) {
        return sql.first(
                        "select count(*) as n from lead where account = ?",
                        row -> row.getInt("n"),
                        UUID.fromString(account))
                .orElseThrow();
    }

    private int waiting(String domain) {
        return sql.first("select count(*) as n from gained_domain where domain = ?", row -> row.getInt("n"), domain)
                .orElseThrow();
    }
}
