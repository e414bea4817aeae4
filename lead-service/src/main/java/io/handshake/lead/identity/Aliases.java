package io.handshake.lead.identity;

import static io.handshake.lead.LeadProblem.UNKNOWN_LEAD;

import io.handshake.chassis.sql.DatabaseException;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which lead an id stands for by now: itself, or the lead it was merged into. */
@ApplicationScoped
public class Aliases {
    private static final int TRIES = 20;
    private static final String SERIALIZATION_FAILURE = "40001";

    private final Sql sql;

    Aliases(Sql sql) {
        this.sql = sql;
    }

    /** The lead each of these ids stands for by now; unknown ids are left out. */
    public Map<UUID, UUID> standFor(Collection<UUID> ids) {
        Map<UUID, UUID> now = new TreeMap<>();
        sql.list(
                "select id, lead from contact_key where id = any(?::uuid[]) and kind = 'lead'",
                row -> put(row, now),
                (Object) ids.toArray(UUID[]::new));
        return now;
    }

    /**
     * The same with the rows of those leads locked, in order of id, until the transaction ends, so that nobody merges or parts them
     * meanwhile. Whoever waited asks anew, since the one waited for may have done just that, and gives back what is held till then,
     * so that nobody waits in a circle.
     */
    public Map<UUID, UUID> lock(Collection<UUID> ids) {
        for (int tries = 0; tries < TRIES; tries++) {
            sql.update("savepoint aliases");
            Map<UUID, UUID> locked = new TreeMap<>();
            sql.list("""
                    select k.id, l.id as lead from contact_key k join lead l on l.id = k.lead
                    where k.id = any(?::uuid[]) and k.kind = 'lead' order by l.id for no key update of l""", row -> put(row, locked), (Object)
                    ids.stream().distinct().toArray(UUID[]::new));
            if (standFor(ids).equals(locked)) {
                return locked;
            }
            sql.update("rollback to savepoint aliases");
        }
        throw changing();
    }

    /** The leads change faster than they can be locked, which is told as if the database were away: trying again helps. */
    static DatabaseException changing() {
        return new DatabaseException(new SQLTransactionRollbackException(
                "the leads change faster than they can be locked", SERIALIZATION_FAILURE));
    }

    /** The ids that stand for these leads and are not theirs, each with the lead. */
    public Map<UUID, UUID> of(Collection<UUID> leads) {
        Map<UUID, UUID> merged = new TreeMap<>();
        sql.list(
                "select id, lead from contact_key where lead = any(?::uuid[]) and kind = 'lead' and id <> lead",
                row -> put(row, merged),
                (Object) leads.toArray(UUID[]::new));
        return merged;
    }

    /** The lead an id stands for, if it is of the source asked for. */
    public UUID require(UUID id, Optional<String> source) {
        return known(List.of(id), source.orElse(null), "l.id").stream()
                .findFirst()
                .orElseThrow(() -> UNKNOWN_LEAD.because("no lead has id " + id));
    }

    /** Which of these ids stand for a lead and, for a partner, for one of its source. */
    public Set<UUID> among(Collection<UUID> ids, @Nullable String source) {
        return new HashSet<>(known(ids, source, "k.id"));
    }

    private List<UUID> known(Collection<UUID> ids, @Nullable String source, String shown) {
        return sql.list(
                "select " + shown + " from contact_key k join lead l on l.id = k.lead"
                        + " where k.id = any(?::uuid[]) and k.kind = 'lead' and (?::text is null or l.source = ?)",
                row -> row.getObject(1, UUID.class),
                ids.toArray(UUID[]::new),
                source,
                source);
    }

    private static UUID put(ResultSet row, Map<UUID, UUID> into) throws SQLException {
        UUID lead = row.getObject("lead", UUID.class);
        into.put(row.getObject("id", UUID.class), lead);
        return lead;
    }
}
