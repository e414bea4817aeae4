package io.handshake.lead.lifecycle;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.identity.Aliases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

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

    /** The last word on each lead counts; whoever was merged is noted at the lead it is now. */
    void owners(Map<UUID, UUID> owners) {
        if (owners.isEmpty()) {
            return;
        }
        Map<UUID, UUID> noted = byLeadOfNow(owners);
        Instant now = clock.instant();
        sql.update("""
                update lead l set owner = t.owner, changed_at = ?
                from unnest(?::uuid[], ?::uuid[]) as t (id, owner)
                where l.id = t.id and l.owner is distinct from t.owner""", now, noted.keySet().toArray(UUID[]::new), noted.values().toArray(UUID[]::new));
    }

    /** Whoever still counts as the owner is so no more. */
    void formerOwners(Map<UUID, UUID> owners) {
        if (owners.isEmpty()) {
            return;
        }
        Map<UUID, UUID> noted = byLeadOfNow(owners);
        sql.update(
                """
                update lead l set owner = null, changed_at = ?
                from unnest(?::uuid[], ?::uuid[]) as t (id, owner)
                where l.id = t.id and l.owner = t.owner""",
                clock.instant(),
                noted.keySet().toArray(UUID[]::new),
                noted.values().toArray(UUID[]::new));
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
