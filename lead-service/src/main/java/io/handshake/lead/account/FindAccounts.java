package io.handshake.lead.account;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.identity.ExternalId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Finds the accounts that leads belong to, for any number of leads in one round trip, and in none when nothing tells. */
@ApplicationScoped
public class FindAccounts {
    static final String FIND = """
            select 'domain' as kind, '' as source, domain as value, account from account_domain
            where domain = any(?::text[])
            union all
            select 'id', '', '', id from account where id = any(?::uuid[])
            union all
            select 'external', e.source, e.external_id, e.account
            from unnest(?::text[], ?::text[]) as asked (source, external_id)
            join account_external_id e using (source, external_id)""";

    private final Sql sql;

    FindAccounts(Sql sql) {
        this.sql = sql;
    }

    /**
     * The accounts that are told, and those whose domains the addresses are of.
     *
     * <p>Ask it after the transaction has written or locked what it takes in: {@link MatchGainedDomains} waits for the
     * transactions that have, and would pass over the leads of one that has not.
     */
    public AccountMatches among(Collection<AccountReference> told, Collection<String> emails) {
        String[] domains = emails.stream()
                .map(CompanyDomain::ofAddress)
                .flatMap(List::stream)
                .distinct()
                .toArray(String[]::new);
        if (domains.length == 0 && told.isEmpty()) {
            return AccountMatches.NONE;
        }
        UUID[] ids =
                told.stream().map(AccountReference::id).filter(Objects::nonNull).toArray(UUID[]::new);
        List<ExternalId> externals = told.stream()
                .flatMap(reference -> reference.external().stream())
                .distinct()
                .toList();
        return find(domains, ids, externals);
    }

    private AccountMatches find(String[] domains, UUID[] ids, List<ExternalId> externals) {
        Map<UUID, UUID> byId = new HashMap<>();
        Map<ExternalId, UUID> byExternalId = new HashMap<>();
        Map<String, UUID> byDomain = new HashMap<>();
        sql.list(
                FIND,
                row -> {
                    UUID account = row.getObject("account", UUID.class);
                    String value = row.getString("value");
                    return switch (row.getString("kind")) {
                        case "id" -> byId.put(account, account);
                        case "external" -> byExternalId.put(new ExternalId(row.getString("source"), value), account);
                        default -> byDomain.put(value, account);
                    };
                },
                domains,
                ids,
                externals.stream().map(ExternalId::source).toArray(String[]::new),
                externals.stream().map(ExternalId::id).toArray(String[]::new));
        return new AccountMatches(byId, byExternalId, byDomain);
    }
}
