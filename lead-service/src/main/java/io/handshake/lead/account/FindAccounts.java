package io.handshake.lead.account;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.account.AccountMatch.Found;
import io.handshake.lead.identity.ExternalId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the accounts that leads belong to, for any number of leads in one round trip, and in none when nothing tells. */
@ApplicationScoped
public class FindAccounts {
    static final String BY_DOMAIN = """
            select 'domain' as kind, '' as source, d.domain as value, a.id as account, a.customer
            from account_domain d join account a on a.id = d.account where d.domain = any(?::text[])""";

    static final String FIND = BY_DOMAIN + """

            union all
            select 'id', '', '', id, customer from account where id = any(?::uuid[])
            union all
            select 'external', e.source, e.external_id, a.id, a.customer
            from unnest(?::text[], ?::text[]) as asked (source, external_id)
            join account_external_id e using (source, external_id) join account a on a.id = e.account""";

    private final Sql sql;

    FindAccounts(Sql sql) {
        this.sql = sql;
    }

    /**
     * The accounts that are told, and those whose domains the addresses are of.
     *
     * <p>Ask it after the transaction has written or locked what it takes in: {@link MatchGainedDomains} waits for the
     * transactions that have, and would pass over the leads of one that has not; so does {@link FollowCustomers}.
     */
    public AccountMatches among(Collection<AccountReference> told, Collection<String> emails) {
        Map<String, List<String>> domains = emails.stream()
                .map(CompanyDomain::behindAt)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), CompanyDomain::thatTell));
        domains.values().removeIf(List::isEmpty);
        if (domains.isEmpty() && told.isEmpty()) {
            return AccountMatches.NONE;
        }
        Map<UUID, Found> byId = new HashMap<>();
        Map<ExternalId, Found> byExternalId = new HashMap<>();
        Map<String, Found> owners = new HashMap<>();
        sql.list(
                told.isEmpty() ? BY_DOMAIN : FIND,
                row -> {
                    Found account = new Found(row.getObject("account", UUID.class), row.getBoolean("customer"));
                    String value = row.getString("value");
                    return switch (row.getString("kind")) {
                        case "id" -> byId.put(account.account(), account);
                        case "external" -> byExternalId.put(new ExternalId(row.getString("source"), value), account);
                        default -> owners.put(value, account);
                    };
                },
                arguments(told, domains.values()));
        return new AccountMatches(byId, byExternalId, nearest(domains, owners));
    }

    private static Object[] arguments(Collection<AccountReference> told, Collection<List<String>> domains) {
        String[] asked = domains.stream().flatMap(List::stream).distinct().toArray(String[]::new);
        if (told.isEmpty()) {
            return new Object[] {asked};
        }
        List<ExternalId> externals = told.stream()
                .flatMap(reference -> reference.external().stream())
                .distinct()
                .toList();
        return new Object[] {
            asked,
            told.stream().map(AccountReference::id).filter(Objects::nonNull).toArray(UUID[]::new),
            externals.stream().map(ExternalId::source).toArray(String[]::new),
            externals.stream().map(ExternalId::id).toArray(String[]::new)
        };
    }

    private static Map<String, AccountMatch> nearest(Map<String, List<String>> domains, Map<String, Found> owners) {
        Map<String, AccountMatch> nearest = new HashMap<>();
        domains.forEach((behindAt, all) -> {
            for (String domain : all) {
                Found owner = owners.get(domain);
                if (owner != null) {
                    nearest.putIfAbsent(behindAt, AccountMatch.domain(owner, domain));
                }
            }
        });
        return nearest;
    }
}
