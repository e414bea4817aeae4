package io.handshake.lead.account;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.ProblemException;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Which account stands below which; asked and changed by one transaction after the other. */
@ApplicationScoped
class Hierarchy {
    static final int DEEPEST = 10;
    static final int MOST_BELOW = 10_000;

    private static final String LINE = """
            with recursive line as (
              select id, parent, 1 as place from account where id = ?
              union all
              select a.id, a.parent, l.place + 1 from account a join line l on a.id = l.parent)
            select id from line order by place""";

    private static final String BELOW = """
            with recursive below as (
              select id, 1 as level from account where parent = ?
              union all
              select a.id, b.level + 1 from account a join below b on a.parent = b.id)
            select coalesce(max(level), 0) as levels, count(*) as accounts from (select level from below limit ?) counted""";

    private static final String HEIRS = """
            with recursive heir as (
              select id from account where parent = ? and owner is null
              union all
              select a.id from account a join heir h on a.parent = h.id where a.owner is null)
            select id from heir limit ?""";

    private final Sql sql;

    Hierarchy(Sql sql) {
        this.sql = sql;
    }

    /** Lets the changes of accounts come one after the other, so that no two of them make a circle together. */
    void queue() {
        sql.list("select pg_advisory_xact_lock(hashtextextended('accounts', 0))", row -> row.getRow());
    }

    /** Refuses a parent under which this account, and what is below it, cannot stand. */
    void requireRoom(UUID account, UUID parent) {
        List<UUID> line = sql.list(LINE, row -> row.getObject("id", UUID.class), parent);
        if (line.isEmpty()) {
            throw wrong("/parent", "there is no such account");
        }
        if (line.contains(account)) {
            throw wrong("/parent", "stands below this account, or is it");
        }
        Below below = below(account);
        if (below.accounts() > MOST_BELOW) {
            throw tooManyBelow("/parent");
        }
        if (line.size() + 1 + below.levels() > DEEPEST) {
            throw wrong("/parent", "would make more than " + DEEPEST + " accounts, one below the other");
        }
    }

    /** The accounts below that have no owner of their own, nor has any between; they share its owner. */
    List<UUID> heirs(UUID account, String pointer) {
        List<UUID> heirs = sql.list(HEIRS, row -> row.getObject("id", UUID.class), account, MOST_BELOW + 1);
        if (heirs.size() > MOST_BELOW) {
            throw tooManyBelow(pointer);
        }
        return heirs;
    }

    private record Below(int levels, int accounts) {}

    private Below below(UUID account) {
        return sql.first(BELOW, row -> new Below(row.getInt("levels"), row.getInt("accounts")), account, MOST_BELOW + 1)
                .orElseThrow();
    }

    private static ProblemException tooManyBelow(String pointer) {
        return wrong(pointer, "would change more than " + MOST_BELOW + " accounts below; change those first");
    }

    private static ProblemException wrong(String pointer, String message) {
        return INVALID_CONTENT.because("the account cannot stand there", List.of(FieldError.at(pointer, message)));
    }
}
