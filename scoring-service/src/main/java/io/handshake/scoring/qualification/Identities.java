package io.handshake.scoring.qualification;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.qualification.Facts.Joined;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

    /**
     * What is known of the keys of a page.
     *
     * @param owners to whom each belongs by now, as far as anybody has said
     * @param concerned the leads whose activities these words change, and the keys that changed hands, which may be leads' own
     */
    record Belonging(Map<UUID, UUID> owners, Set<UUID> concerned) {}

    /**
     * Joins keys to leads, and says to whom the keys of activities belong. All keys stay locked until the transaction ends:
     * an activity that arrives while its key is being joined waits here, or is waited for, so that one of the two
     * transactions sees both. The leads a page mentions are locked by their own keys too: whether one is merged does not
     * change meanwhile.
     */
    Belonging join(List<Joined> joined, Collection<UUID> activityKeys, Collection<UUID> mentioned) {
        Set<UUID> keys = new HashSet<>(activityKeys);
        keys.addAll(mentioned);
        joined.forEach(joining -> keys.add(joining.key()));
        Map<UUID, Joined> words = lock(keys.toArray(UUID[]::new));
        Set<UUID> concerned = new HashSet<>();
        save(changed(joined, words, concerned));
        remember(joined);

        Map<UUID, UUID> owners = new HashMap<>();
        words.forEach((key, word) -> owners.put(key, word.lead()));
        for (UUID key : activityKeys) {
            Optional.ofNullable(owners.get(key)).ifPresent(concerned::add);
        }
        return new Belonging(owners, concerned);
    }

    private Map<UUID, Joined> lock(UUID[] keys) {
        Map<UUID, Joined> words = new HashMap<>();
        if (keys.length == 0) {
            return words;
        }
        sql.update("""
                insert into contact_key (key) select key from unnest(?::uuid[]) as k (key) order by key
                on conflict (key) do nothing""", (Object) keys);
        sql
                .list(
                        "select * from contact_key where key = any(?::uuid[]) order by key for no key update",
                        Identities::read,
                        (Object) keys)
                .stream()
                .flatMap(Optional::stream)
                .forEach(word -> words.put(word.key(), word));
        return words;
    }

    private static Optional<Joined> read(ResultSet row) throws SQLException {
        UUID lead = row.getObject("lead", UUID.class);
        Instant since = Sql.instant(row, "since");
        return lead == null || since == null
                ? Optional.empty()
                : Optional.of(new Joined(row.getObject("key", UUID.class), lead, row.getInt("moves"), since));
    }

    /** The highest word on each key counts, whatever the order of arrival; repeating the same word changes nothing. */
    private static List<Joined> changed(List<Joined> joined, Map<UUID, Joined> words, Set<UUID> concerned) {
        Map<UUID, Joined> changed = new HashMap<>();
        for (Joined joining : joined) {
            Joined known = words.get(joining.key());
            if (known == null || joining.outranks(known)) {
                words.put(joining.key(), joining);
                changed.put(joining.key(), joining);
                concerned.add(joining.key());
                concerned.add(joining.lead());
                Optional.ofNullable(known).map(Joined::lead).ifPresent(concerned::add);
            }
        }
        return new ArrayList<>(changed.values());
    }

    private void save(List<Joined> changed) {
        if (changed.isEmpty()) {
            return;
        }
        sql.update(
                """
                update contact_key k set lead = c.lead, moves = c.moves, since = c.since
                from unnest(?::uuid[], ?::uuid[], ?::int[], ?::timestamptz[]) as c (key, lead, moves, since)
                where k.key = c.key""",
                changed.stream().map(Joined::key).toArray(UUID[]::new),
                changed.stream().map(Joined::lead).toArray(UUID[]::new),
                changed.stream().map(Joined::moves).toArray(Integer[]::new),
                changed.stream().map(Joined::since).toArray(Instant[]::new));
    }

    /** Every word, also one that changes nothing by now: it may be the highest of those known by an earlier instant. */
    private void remember(List<Joined> joined) {
        if (joined.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into key_word (key, moves, since, lead)
                select * from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::uuid[])
                on conflict do nothing""",
                joined.stream().map(Joined::key).toArray(UUID[]::new),
                joined.stream().map(Joined::moves).toArray(Integer[]::new),
                joined.stream().map(Joined::since).toArray(Instant[]::new),
                joined.stream().map(Joined::lead).toArray(UUID[]::new));
    }

    /** Whose a key was by the words recorded by an instant; empty when there was none. */
    Optional<UUID> ownerAsKnown(UUID key, Instant knownAt) {
        return sql.first("""
                select lead from key_word where key = ? and since <= ?
                order by moves desc, since desc, lead desc limit 1""", row -> row.getObject("lead", UUID.class), key, knownAt);
    }

    void forget() {
        sql.update("delete from contact_key");
        sql.update("delete from key_word");
    }
}
