package io.handshake.lead.account;

import static io.handshake.lead.LeadProblem.BELONGS_TO_ANOTHER_ACCOUNT;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.identity.ExternalId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Which domain and which id in another system belongs to which account. */
@ApplicationScoped
class KeyOwners {
    private static final String TAKEN = """
            select '/domains/' || asked.place - 1 as pointer, a.id, a.name
            from unnest(?::text[]) with ordinality as asked (domain, place)
            join account_domain d using (domain) join account a on a.id = d.account
            where a.id <> ?
            union all
            select '/externalIds/' || asked.place - 1, a.id, a.name
            from unnest(?::text[], ?::text[]) with ordinality as asked (source, external_id, place)
            join account_external_id e using (source, external_id) join account a on a.id = e.account
            where a.id <> ?
            order by pointer""";

    private final Sql sql;

    KeyOwners(Sql sql) {
        this.sql = sql;
    }

    /** Refuses what belongs to another account, naming it. */
    void requireFree(UUID account, AccountKeys keys) {
        List<FieldError> taken = sql.list(
                TAKEN,
                row -> FieldError.at(
                        row.getString("pointer"),
                        "belongs to account " + row.getObject("id", UUID.class) + ", " + row.getString("name")),
                keys.domains().toArray(String[]::new),
                account,
                sources(keys.externalIds()),
                ids(keys.externalIds()),
                account);
        if (!taken.isEmpty()) {
            throw BELONGS_TO_ANOTHER_ACCOUNT.because(
                    "a domain and an id belong to one account; take it from there first", taken);
        }
    }

    /** Makes these all the account's keys. */
    void replace(UUID account, AccountKeys keys) {
        replaceDomains(account, keys.domains());
        replaceExternalIds(account, keys.externalIds());
    }

    private void replaceDomains(UUID account, List<String> domains) {
        String[] all = domains.toArray(String[]::new);
        sql.update("delete from account_domain where account = ? and domain <> all (?::text[])", account, all);
        sql.update(
                "insert into account_domain (domain, account) select domain, ? from unnest(?::text[]) as domain on conflict (domain) do nothing",
                account,
                all);
    }

    private void replaceExternalIds(UUID account, List<ExternalId> externalIds) {
        sql.update("delete from account_external_id where account = ?", account);
        sql.update(
                "insert into account_external_id (source, external_id, account) select source, id, ? from unnest(?::text[], ?::text[]) as told (source, id)",
                account,
                sources(externalIds),
                ids(externalIds));
    }

    private static String[] sources(List<ExternalId> externalIds) {
        return externalIds.stream().map(ExternalId::source).toArray(String[]::new);
    }

    private static String[] ids(List<ExternalId> externalIds) {
        return externalIds.stream().map(ExternalId::id).toArray(String[]::new);
    }
}
