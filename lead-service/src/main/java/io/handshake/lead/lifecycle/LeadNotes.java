package io.handshake.lead.lifecycle;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.identity.Aliases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What peers tell of leads that moves no pass: their owner and their score, for lists; and what reps are called. Whoever notes
 * something of leads has locked them.
 */
@ApplicationScoped
class LeadNotes {
    private final Sql sql;
    private final Aliases aliases;
    private final InstantSource clock;

    LeadNotes(Sql sql, Aliases aliases, InstantSource clock) {
        this.sql = sql;
        this.aliases = aliases;
        this.clock = clock;
    }

    /** Words in the order they were heard; whoever was merged is noted at the lead it is now. */
    void owners(List<OwnerTold> told) {
        if (told.isEmpty()) {
            return;
        }
        Map<UUID, UUID> standFor =
                aliases.standFor(told.stream().map(OwnerTold::lead).toList());
        Map<UUID, Owned> owned = owned(standFor.values());
        for (OwnerTold word : told) {
            UUID lead = standFor.get(word.lead());
            if (lead != null) {
                owned.computeIfPresent(lead, (_, before) -> before.after(word));
            }
        }
        sql.update(
                """
                update lead l set owner = t.owner, owner_handoff = t.handoff, owner_since = t.since,
                  changed_at = case when l.owner is distinct from t.owner then ? else l.changed_at end
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[]) as t (id, owner, handoff, since)
                where l.id = t.id and (l.owner, l.owner_handoff, l.owner_since) is distinct from (t.owner, t.handoff, t.since)""",
                clock.instant(),
                owned.keySet().toArray(UUID[]::new),
                column(owned.values(), Owned::rep),
                column(owned.values(), Owned::handoff),
                owned.values().stream().map(Owned::since).toArray(Instant[]::new));
    }

    private Map<UUID, Owned> owned(Collection<UUID> leads) {
        Map<UUID, Owned> owned = new TreeMap<>();
        sql.list(
                "select id, owner, owner_handoff, owner_since from lead where id = any(?::uuid[])",
                row -> owned.put(
                        row.getObject("id", UUID.class),
                        new Owned(
                                row.getObject("owner", UUID.class),
                                row.getObject("owner_handoff", UUID.class),
                                Sql.instant(row, "owner_since"))),
                (Object) leads.toArray(UUID[]::new));
        return owned;
    }

    private static Object column(Collection<Owned> owned, Function<Owned, ? extends @Nullable UUID> member) {
        return owned.stream().map(member).toArray(UUID[]::new);
    }

    void scores(Map<UUID, Double> scores) {
        if (scores.isEmpty()) {
            return;
        }
        Map<UUID, Double> noted = byLeadOfNow(scores);
        sql.update(
                """
                update lead l set score = t.score
                from unnest(?::uuid[], ?::text[]::double precision[]) as t (id, score)
                where l.id = t.id and l.score is distinct from t.score""",
                noted.keySet().toArray(UUID[]::new),
                noted.values().stream().map(String::valueOf).toArray(String[]::new));
    }

    void reps(Map<UUID, String> names) {
        if (!names.isEmpty()) {
            sql.update("""
                    insert into rep_name (rep, name) select * from unnest(?::uuid[], ?::text[]) as t (rep, name) order by rep
                    on conflict (rep) do update set name = excluded.name where rep_name.name <> excluded.name""", names.keySet().toArray(UUID[]::new), names.values().toArray(String[]::new));
        }
    }

    private <T> Map<UUID, T> byLeadOfNow(Map<UUID, T> told) {
        Map<UUID, UUID> standFor = aliases.standFor(told.keySet());
        Map<UUID, T> noted = new HashMap<>();
        told.forEach((id, note) -> {
            UUID lead = standFor.get(id);
            if (lead != null) {
                noted.put(lead, note);
            }
        });
        return noted;
    }
}
