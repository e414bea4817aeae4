package io.handshake.lead.account;

import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.http.PageKey;
import io.handshake.lead.identity.ExternalId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statement that finds a page of accounts: in the order of their names when a name is asked for, else of their ids. */
final class AccountSearch {
    private static final String ALL_BELOW = "chr(1114111)";

    private final StringBuilder sql = new StringBuilder("select a.id from account a where true");
    private final List<Object> arguments = new ArrayList<>();

    private AccountSearch() {}

    static AccountSearch of(AccountFilter filter, @Nullable String after, int limit) {
        AccountSearch search = new AccountSearch();
        search.and("a.parent = ?", filter.parent());
        search.and("a.effective_owner = ?", filter.owner());
        search.and("a.id = (select account from account_domain where domain = ?)", filter.domain());
        ExternalId id = filter.externalId();
        if (id != null) {
            search.and(
                    "a.id = (select account from account_external_id where external_id = ? and source = ?)",
                    id.id(),
                    id.source());
        }
        if (filter.name() != null) {
            search.and("a.name_key >= lower(?)", filter.name());
            search.and("a.name_key < lower(?) || " + ALL_BELOW, filter.name());
        }
        search.goOn(filter, after);
        search.sql.append(filter.name() == null ? " order by a.id limit ?" : " order by a.name_key, a.id limit ?");
        search.arguments.add(limit);
        return search;
    }

    /** Where the list goes on after this account. */
    static String cursor(AccountFilter filter, Account last) {
        return PageCursor.encode(
                filter.text(), last.id().toString(), last.profile().name());
    }

    String sql() {
        return sql.toString();
    }

    Object[] arguments() {
        return arguments.toArray();
    }

    private void goOn(AccountFilter filter, @Nullable String after) {
        if (after == null) {
            return;
        }
        PageKey place = PageCursor.decode(filter.text(), after);
        UUID id = place.uuid(0);
        if (filter.name() == null) {
            and("a.id > ?", id);
        } else {
            and("(a.name_key, a.id) > (lower(?), ?)", place.text(1), id);
        }
    }

    private void and(String condition, @Nullable Object... values) {
        for (Object value : values) {
            if (value == null) {
                return;
            }
        }
        sql.append(" and ").append(condition);
        arguments.addAll(List.of(values));
    }
}
