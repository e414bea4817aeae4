package io.handshake.lead.identity;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Locks whole leads, keys and rows, in the order in which everybody else locks them; and moves keys between locked leads. */
@ApplicationScoped
public class Together {
    private static final int TRIES = 20;

    /** As contact keys compare. */
    private static final String ORDER =
            "array_position(array['lead', 'email', 'external', 'visitor'], kind), source, value";

    private final Sql sql;
    private final Aliases aliases;

    Together(Sql sql, Aliases aliases) {
        this.sql = sql;
        this.aliases = aliases;
    }

    /** The leads that these ids stand for by now, each once; unknown ids are left out. */
    public List<UUID> standFor(Collection<UUID> ids) {
        return aliases.standFor(ids).values().stream().distinct().toList();
    }

    /**
     * Locks the leads these ids stand for until the transaction ends, with all their keys.
     *
     * <p>Keys come before leads, as when people are told about. A key that joined in between makes it begin anew, with the locks
     * given back, so that nobody waits in a circle.
     */
    public List<UUID> lock(Collection<UUID> ids) {
        for (int tries = 0; tries < TRIES; tries++) {
            sql.update("savepoint together");
            List<UUID> leads = standFor(ids);
            UUID[] found = leads.toArray(UUID[]::new);
            Set<UUID> locked = new HashSet<>(sql.list(
                    "select id from contact_key where lead = any(?::uuid[]) order by " + ORDER + " for no key update",
                    row -> row.getObject("id", UUID.class),
                    (Object) found));
            sql.list(
                    "select id from lead where id = any(?::uuid[]) order by id for no key update",
                    row -> row.getObject("id", UUID.class),
                    (Object) found);
            Set<UUID> now = new HashSet<>(sql.list(
                    "select id from contact_key where lead = any(?::uuid[])",
                    row -> row.getObject("id", UUID.class),
                    (Object) found));
            if (now.equals(locked) && new HashSet<>(standFor(ids)).equals(new HashSet<>(leads))) {
                return leads;
            }
            sql.update("rollback to savepoint together");
        }
        throw Aliases.changing();
    }

    /** Gives all keys of one locked lead to another. */
    public List<MovedKey> move(UUID from, UUID to) {
        return sql.list(
                "update contact_key set lead = ?, moves = moves + 1 where lead = ? returning id, kind, moves",
                row -> new MovedKey(
                        row.getObject("id", UUID.class), KeyKind.of(row.getString("kind")), row.getInt("moves")),
                to,
                from);
    }

    /** Gives those of these keys that are still this locked lead's to another. */
    public List<MovedKey> move(Collection<UUID> keys, UUID from, UUID to) {
        return sql.list(
                """
                update contact_key set lead = ?, moves = moves + 1 where id = any(?::uuid[]) and lead = ?
                returning id, kind, moves""",
                row -> new MovedKey(
                        row.getObject("id", UUID.class), KeyKind.of(row.getString("kind")), row.getInt("moves")),
                to,
                keys.toArray(UUID[]::new),
                from);
    }
}
