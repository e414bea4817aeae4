package io.handshake.lead.identity;

import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Rows;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The identity map.
 *
 * <p>Whoever writes several keys writes them in their order, and writes before it locks, so that callers with overlapping
 * people wait for each other and never in a circle.
 */
@ApplicationScoped
public class ContactKeys {
    private static final String INSERT = """
            insert into contact_key (id, kind, source, value, lead)
            select id, kind, source, value, lead from %s
            on conflict (kind, source, value) do nothing
            returning id""";

    private static final String LOCK = """
            select asked.place, k.id, k.lead
            from unnest(?::text[], ?::text[], ?::text[]) with ordinality as asked (kind, source, value, place)
            join contact_key k using (kind, source, value)
            order by asked.place
            for no key update of k""";

    /** By value alone, which all but identifies a key: the few of another kind or source are left out afterwards. */
    private static final String FIND = "select id, kind, source, value from contact_key where value = any(?::text[])";

    private final Sql sql;

    ContactKeys(Sql sql) {
        this.sql = sql;
    }

    /**
     * Locks these keys until the transaction ends, making those that do not exist.
     *
     * @param proposals the keys, each with the lead that gets it if nobody has it yet
     */
    public Map<ContactKey, ClaimedKey> claim(SortedMap<ContactKey, UUID> proposals) {
        Map<UUID, ContactKey> fresh = identified(proposals.keySet());
        Set<UUID> made = insert(fresh, proposals.values().toArray(UUID[]::new));
        Map<ContactKey, ClaimedKey> claimed = HashMap.newHashMap(proposals.size());
        List<ContactKey> known = new ArrayList<>();
        fresh.forEach((id, key) -> {
            if (made.contains(id)) {
                claimed.put(key, new ClaimedKey(id, key, proposals.get(key), true));
            } else {
                known.add(key);
            }
        });
        lock(known).forEach(key -> claimed.put(key.key(), key));
        return claimed;
    }

    /** Writes to whom claimed keys went; one that was made in vain disappears again. */
    public void settle(Collection<ClaimedKey> claimed) {
        List<ClaimedKey> moved = claimed.stream().filter(ClaimedKey::moved).toList();
        if (!moved.isEmpty()) {
            sql.update(
                    "update contact_key k set lead = g.lead from unnest(?::uuid[], ?::uuid[]) as g (id, lead) where k.id = g.id",
                    moved.stream().map(ClaimedKey::id).toArray(UUID[]::new),
                    moved.stream().map(key -> key.owner().orElseThrow()).toArray(UUID[]::new));
        }
        UUID[] abandoned = claimed.stream()
                .filter(ClaimedKey::abandoned)
                .map(ClaimedKey::id)
                .toArray(UUID[]::new);
        if (abandoned.length > 0) {
            sql.update("delete from contact_key where id = any(?::uuid[])", (Object) abandoned);
        }
    }

    /** Writes the keys that new leads are themselves, under their own ids. */
    public static Sql.Statement own(Collection<UUID> leads) {
        return new Sql.Statement(
                "insert into contact_key (id, kind, source, value, lead) select id, 'lead', '', id::text, id from unnest(?::uuid[]) as id",
                (Object) leads.toArray(UUID[]::new));
    }

    /** The ids of these keys; a key nobody has met yet is made, and waits for its lead. */
    public Map<ContactKey, UUID> meet(Set<ContactKey> keys) {
        Map<ContactKey, UUID> ids = find(keys);
        if (ids.size() < keys.size()) {
            SortedSet<ContactKey> unknown = new TreeSet<>(keys);
            unknown.removeAll(ids.keySet());
            insert(identified(unknown), new UUID[unknown.size()]);
            ids.putAll(find(unknown));
        }
        return ids;
    }

    /** All keys of these leads. */
    public List<OwnedKey> of(Collection<UUID> leads) {
        return sql.list(
                """
                select id, kind, source, value, lead from contact_key where lead = any(?::uuid[])
                order by lead, kind, source, value""",
                row -> new OwnedKey(row.getObject("lead", UUID.class), row.getObject("id", UUID.class), key(row)),
                (Object) leads.toArray(UUID[]::new));
    }

    private static Map<UUID, ContactKey> identified(Collection<ContactKey> keys) {
        Map<UUID, ContactKey> identified = LinkedHashMap.newLinkedHashMap(keys.size());
        keys.forEach(key -> identified.put(Ids.next(), key));
        return identified;
    }

    private Set<UUID> insert(Map<UUID, ContactKey> keys, @Nullable UUID[] leads) {
        Rows rows = new Rows("id", "uuid", keys.keySet().toArray(UUID[]::new))
                .with("kind", "text", kinds(keys.values()))
                .with("source", "text", sources(keys.values()))
                .with("value", "text", values(keys.values()))
                .with("lead", "uuid", leads);
        return new HashSet<>(sql.list(
                INSERT.formatted(rows.table("told")),
                row -> row.getObject("id", UUID.class),
                rows.arguments().toArray()));
    }

    private List<ClaimedKey> lock(List<ContactKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return sql.list(
                LOCK,
                row -> new ClaimedKey(
                        row.getObject("id", UUID.class),
                        keys.get(row.getInt("place") - 1),
                        row.getObject("lead", UUID.class),
                        false),
                kinds(keys),
                sources(keys),
                values(keys));
    }

    private Map<ContactKey, UUID> find(Set<ContactKey> keys) {
        Map<ContactKey, UUID> found = HashMap.newHashMap(keys.size());
        sql.list(FIND, row -> found.put(key(row), row.getObject("id", UUID.class)), (Object) values(keys));
        found.keySet().retainAll(keys);
        return found;
    }

    private static ContactKey key(ResultSet row) throws SQLException {
        return new ContactKey(KeyKind.of(row.getString("kind")), row.getString("source"), row.getString("value"));
    }

    private static String[] kinds(Collection<ContactKey> keys) {
        return keys.stream().map(key -> key.kind().word()).toArray(String[]::new);
    }

    private static String[] sources(Collection<ContactKey> keys) {
        return keys.stream().map(ContactKey::source).toArray(String[]::new);
    }

    private static String[] values(Collection<ContactKey> keys) {
        return keys.stream().map(ContactKey::value).toArray(String[]::new);
    }
}
