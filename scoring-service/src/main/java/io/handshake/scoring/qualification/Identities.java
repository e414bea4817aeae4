package io.handshake.scoring.qualification;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.qualification.Facts.Joined;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The copy of the identity map: which contact key belongs to which lead. */
@ApplicationScoped
class Identities {
    private final Sql sql;

    Identities(Sql sql) {
        this.sql = sql;
    }

    private record Owner(UUID lead, Instant since) {}

    /**
     * Joins keys to leads, and says to whom the keys of activities belong. All keys stay locked until the transaction ends:
     * an activity that arrives while its key is being joined waits here, or is waited for, so that one of the two
     * transactions sees both.
     */
    Set<UUID> join(List<Joined> joined, Collection<UUID> activityKeys) {
        Set<UUID> keys = new HashSet<>(activityKeys);
        joined.forEach(joining -> keys.add(joining.key()));
        Map<UUID, Owner> owners = lock(keys.toArray(UUID[]::new));
        save(changed(joined, owners));

        Set<UUID> leads = new HashSet<>();
        for (UUID key : activityKeys) {
            Optional.ofNullable(owners.get(key)).map(Owner::lead).ifPresent(leads::add);
        }
        return leads;
    }

    private Map<UUID, Owner> lock(UUID[] keys) {
        Map<UUID, Owner> owners = new HashMap<>();
        if (keys.length == 0) {
            return owners;
        }
        sql.update("""
                insert into contact_key (key) select key from unnest(?::uuid[]) as k (key) order by key
                on conflict (key) do nothing""", (Object) keys);
        sql
                .list(
                        "select key, lead, since from contact_key where key = any(?::uuid[]) order by key for no key update",
                        Identities::read,
                        (Object) keys)
                .stream()
                .flatMap(Optional::stream)
                .forEach(owned -> owners.put(owned.key(), new Owner(owned.lead(), owned.since())));
        return owners;
    }

    private static Optional<Joined> read(ResultSet row) throws SQLException {
        UUID lead = row.getObject("lead", UUID.class);
        Instant since = Sql.instant(row, "since");
        return lead == null || since == null
                ? Optional.empty()
                : Optional.of(new Joined(row.getObject("key", UUID.class), lead, since));
    }

    /** The latest word counts, in whatever order the words of two leads arrive; repeating the same word changes nothing. */
    private static List<Joined> changed(List<Joined> joined, Map<UUID, Owner> owners) {
        Map<UUID, Joined> changed = new HashMap<>();
        joined.stream().sorted(Comparator.comparing(Joined::since)).forEach(joining -> {
            Owner owner = owners.get(joining.key());
            if (owner == null
                    || !owner.lead().equals(joining.lead()) && !owner.since().isAfter(joining.since())) {
                owners.put(joining.key(), new Owner(joining.lead(), joining.since()));
                changed.put(joining.key(), joining);
            }
        });
        return new ArrayList<>(changed.values());
    }

    private void save(List<Joined> changed) {
        if (changed.isEmpty()) {
            return;
        }
        sql.update(
                """
                update contact_key k set lead = c.lead, since = c.since
                from unnest(?::uuid[], ?::uuid[], ?::timestamptz[]) as c (key, lead, since) where k.key = c.key""",
                changed.stream().map(Joined::key).toArray(UUID[]::new),
                changed.stream().map(Joined::lead).toArray(UUID[]::new),
                changed.stream().map(Joined::since).toArray(Instant[]::new));
    }

    void forget() {
        sql.update("delete from contact_key");
    }
}
