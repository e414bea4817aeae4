package io.handshake.lead.lifecycle;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What peers tell of leads that moves no pass: their owner and their score, for lists; and what reps are called. */
@ApplicationScoped
class LeadNotes {
    private final Sql sql;
    private final InstantSource clock;

    LeadNotes(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The last word on each lead counts; whoever was merged is noted at the lead it is now. */
    void owners(Map<UUID, UUID> owners) {
        if (owners.isEmpty()) {
            return;
        }
        lock(owners.keySet());
        Instant now = clock.instant();
        sql.update(
                """
                update lead l set owner = t.owner, changed_at = ?
                from unnest(?::uuid[], ?::uuid[]) as t (id, owner) join contact_key k on k.id = t.id
                where l.id = k.lead and l.owner is distinct from t.owner""", now, owners.keySet().toArray(UUID[]::new), owners.values().toArray(UUID[]::new));
    }

    void scores(Map<UUID, Double> scores) {
        if (scores.isEmpty()) {
            return;
        }
        lock(scores.keySet());
        sql.update(
                """
                update lead l set score = t.score
                from unnest(?::uuid[], ?::text[]::double precision[]) as t (id, score) join contact_key k on k.id = t.id
                where l.id = k.lead and l.score is distinct from t.score""",
                scores.keySet().toArray(UUID[]::new),
                scores.values().stream().map(String::valueOf).toArray(String[]::new));
    }

    void reps(Map<UUID, String> names) {
        if (!names.isEmpty()) {
            sql.update("""
                    insert into rep_name (rep, name) select * from unnest(?::uuid[], ?::text[]) as t (rep, name) order by rep
                    on conflict (rep) do update set name = excluded.name where rep_name.name <> excluded.name""", names.keySet().toArray(UUID[]::new), names.values().toArray(String[]::new));
        }
    }

    private void lock(Collection<UUID> leads) {
        sql.list("""
                select l.id from lead l where l.id in (select lead from contact_key where id = any(?::uuid[]))
                order by l.id for no key update""", row -> row.getObject("id", UUID.class), (Object) leads.toArray(UUID[]::new));
    }
}
