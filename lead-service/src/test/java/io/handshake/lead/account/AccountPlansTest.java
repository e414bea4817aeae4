package io.handshake.lead.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.lead.identity.ExternalId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every question about accounts is answered from an index, asked of tables with some thousand rows. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class AccountPlansTest {
    private static final int ROWS = 5_000;
    private static final UUID SOMETHING = UUID.randomUUID();

    @Inject
    Sql sql;

    @Test
    void theNameHasAnIndex() {
        assertThat(plan(new AccountFilter("works 77", null, null, null, null))).contains("account_by_name");
    }

    @Test
    void theDomainHasAnIndex() {
        assertThat(plan(new AccountFilter(null, "plan-7.example.org", null, null, null)))
                .contains("account_domain_pkey", "account_pkey");
    }

    @Test
    void theExternalIdHasAnIndex() {
        assertThat(plan(new AccountFilter(null, null, new ExternalId("plan", "7"), null, null)))
                .contains("account_external_id_pkey", "account_pkey");
    }

    @Test
    void theOwnerHasAnIndex() {
        assertThat(plan(new AccountFilter(null, null, null, "rep-7", null))).contains("account_by_effective_owner");
    }

    @Test
    void theParentHasAnIndex() {
        assertThat(plan(AccountFilter.below(SOMETHING))).contains("account_by_parent");
    }

    @Test
    void noFilterReadsInTheOrderOfIds() {
        assertThat(plan(new AccountFilter(null, null, null, null, null))).contains("account_pkey");
    }

    @Test
    void theLeadsOfAnAccountHaveAnIndex() {
        assertThat(inFullTables(Accounts.LEADS, SOMETHING, SOMETHING, 50)).contains("lead_of_account");
    }

    @Test
    void theLeadsThatWaitForADomainHaveAnIndex() {
        assertThat(inFullTables(
                        MatchGainedDomains.WAITING,
                        "gro.elpmaxe.7-nalp.",
                        new UUID(0, 0),
                        "gro.elpmaxe.7-nalp/",
                        1_000))
                .contains("lead_waiting_for_account");
    }

    @Test
    void theLeadsThatFollowTheirAccountHaveAnIndex() {
        assertThat(inFullTables(FollowCustomers.LEADS, SOMETHING, SOMETHING, 1_000))
                .contains("lead_of_account");
    }

    @Test
    void whatALeadIsMatchedByHasIndexes() {
        assertThat(inFullTables(
                        FindAccounts.FIND,
                        new String[] {"plan-7.example.org", "example.org"},
                        new UUID[] {SOMETHING},
                        new String[] {"plan"},
                        new String[] {"7"}))
                .contains("account_domain_pkey", "account_pkey", "account_external_id_pkey");
        assertThat(inFullTables(FindAccounts.BY_DOMAIN, (Object) new String[] {"plan-7.example.org", "example.org"}))
                .contains("account_domain_pkey", "account_pkey");
    }

    private String plan(AccountFilter filter) {
        AccountSearch search = AccountSearch.of(filter, null, 51);
        return inFullTables(search.sql(), search.arguments());
    }

    /** The plan in tables that are full only inside this transaction. */
    private String inFullTables(String statement, @Nullable Object... arguments) {
        QuarkusTransaction.begin();
        try {
            fill();
            String plan = String.join("\n", sql.list("explain " + statement, row -> row.getString(1), arguments));
            assertThat(plan).doesNotContain("Seq Scan");
            return plan;
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void fill() {
        sql.update("""
                insert into account (id, name, owner, effective_owner, owner_from, parent, customer, named, created_at, changed_at, version, event_sequence)
                select id, 'Works ' || i, o, o, id, null, false, false, now(), now(), 1, 1
                from (select gen_random_uuid() as id, i, 'rep-' || i % 5000 as o from generate_series(1, ?) as i) row""", ROWS);
        sql.update(
                "update account set parent = (select id from account where name = 'Works 1') where name like 'Works 1_'");
        sql.update(
                "insert into account_domain (domain, account) select 'plan-' || substr(name, 7) || '.example.org', id from account where name like 'Works %'");
        sql.update(
                "insert into account_external_id (source, external_id, account) select 'plan', substr(name, 7), id from account where name like 'Works %'");
        sql.update("""
                insert into lead (id, source, email, sourced_by, email_class, pass, stage, occurred_at, created_at, changed_at, event_sequence, account, account_by)
                select gen_random_uuid(), 'plan', 'ada@plan-' || substr(name, 7) || '.example.org', 'marketing', 'company', 1, 'Lead', now(), now(), now(), 1,
                  case when customer then null else id end, case when customer then null else 'domain' end
                from (select *, false as customer from (select id, name from account where name like 'Works %') a
                      union all select id, name, true from account where name like 'Works %') row""");
        sql.update("analyze account");
        sql.update("analyze account_domain");
        sql.update("analyze account_external_id");
        sql.update("analyze lead");
    }
}
