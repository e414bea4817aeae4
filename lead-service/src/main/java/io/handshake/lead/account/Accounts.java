package io.handshake.lead.account;

import static io.handshake.lead.LeadProblem.UNKNOWN_ACCOUNT;

import io.handshake.chassis.http.Page;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.identity.ExternalId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All accounts, as they are read. */
@ApplicationScoped
class Accounts {
    private static final String SELECT = """
            select a.*, p.name as parent_name, o.name as owner_from_name,
              array(select domain from account_domain where account = a.id order by domain) as domains,
              array(select source from account_external_id where account = a.id order by source, external_id) as sources,
              array(select external_id from account_external_id where account = a.id order by source, external_id) as ids
            from unnest(?::uuid[]) with ordinality as asked (id, place)
            join account a using (id)
            left join account p on p.id = a.parent
            left join account o on o.id = a.owner_from
            order by asked.place""";

    static final String LEADS =
            "select id, stage, account_by from lead where account = ? and id > ? order by id limit ?";

    private final Sql sql;

    Accounts(Sql sql) {
        this.sql = sql;
    }

    Account get(UUID id) {
        return of(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> UNKNOWN_ACCOUNT.because("no account has id " + id));
    }

    /** These accounts, in the order asked for. */
    List<Account> of(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : sql.list(SELECT, Accounts::account, (Object) ids.toArray(UUID[]::new));
    }

    Page<AccountView> page(AccountFilter filter, @Nullable String after, int limit) {
        AccountSearch search = AccountSearch.of(filter, after, limit + 1);
        List<UUID> ids = sql.list(search.sql(), row -> row.getObject("id", UUID.class), search.arguments());
        boolean last = ids.size() <= limit;
        List<Account> page = of(last ? ids : ids.subList(0, limit));
        return new Page<>(
                page.stream().map(AccountView::of).toList(),
                last ? null : AccountSearch.cursor(filter, page.getLast()));
    }

    /** The leads of an account after a place in the order of their ids. */
    List<AccountLead> leads(UUID account, UUID after, int limit) {
        return sql.list(
                LEADS,
                row -> new AccountLead(
                        row.getObject("id", UUID.class), row.getString("stage"), row.getString("account_by")),
                account,
                after,
                limit);
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                profile(row),
                new AccountKeys(texts(row, "domains"), externalIds(row), List.of()),
                ownership(row),
                new Account.Names(row.getString("parent_name"), row.getString("owner_from_name")),
                new Account.Stamp(
                        Objects.requireNonNull(Sql.instant(row, "created_at")),
                        Objects.requireNonNull(Sql.instant(row, "changed_at")),
                        row.getLong("version"),
                        row.getLong("event_sequence")));
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getString("name"),
                row.getObject("parent", UUID.class),
                row.getString("owner"),
                row.getString("owner_team"),
                row.getBoolean("customer"),
                row.getBoolean("named"),
                row.getString("segment"),
                row.getString("region"),
                row.getString("industry"),
                row.getString("company_size"));
    }

    private static Optional<Ownership> ownership(ResultSet row) throws SQLException {
        String owner = row.getString("effective_owner");
        return owner == null
                ? Optional.empty()
                : Optional.of(new Ownership(owner, row.getObject("owner_from", UUID.class)));
    }

    private static List<ExternalId> externalIds(ResultSet row) throws SQLException {
        List<String> sources = texts(row, "sources");
        List<String> ids = texts(row, "ids");
        List<ExternalId> externalIds = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            externalIds.add(new ExternalId(sources.get(i), ids.get(i)));
        }
        return externalIds;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
