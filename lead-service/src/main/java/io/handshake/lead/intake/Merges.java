package io.handshake.lead.intake;

import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.identity.MovedKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which leads were merged, by whom and why, and what it takes to undo it. */
@ApplicationScoped
class Merges {
    /** A merge that was not undone. */
    record Standing(UUID id, Map<Attribute, Known.Learned> learned, List<UUID> keys) {}

    private final Sql sql;

    Merges(Sql sql) {
        this.sql = sql;
    }

    /** The lead that was recorded first. */
    UUID oldest(Collection<UUID> leads) {
        return sql.first(
                        "select id from lead where id = any(?::uuid[]) order by created_at, id limit 1",
                        row -> row.getObject("id", UUID.class),
                        (Object) leads.toArray(UUID[]::new))
                .orElseThrow();
    }

    void begin(
            UUID survivor,
            UUID merged,
            String reason,
            MergeLeads.By by,
            Map<Attribute, Known.Learned> learned,
            List<MovedKey> keys) {
        UUID id = Ids.next();
        sql.update("""
                insert into lead_merge (id, survivor, merged, reason, actor, merged_at, learned) values (?, ?, ?, ?, ?, ?, ?::jsonb)""", id, survivor, merged, reason, by.actor(), by.at(), StoredJson.text(learned));
        sql.update(
                "insert into lead_merge_key (merge, key) select ?, key from unnest(?::uuid[]) as key",
                id,
                keys.stream().map(MovedKey::key).toArray(UUID[]::new));
        sql.update("update lead set merged_into = ?, changed_at = ? where id = ?", survivor, by.at(), merged);
    }

    Optional<Standing> standing(UUID merged) {
        return sql.first("""
                select m.id, m.learned, array(select key from lead_merge_key k where k.merge = m.id) as keys
                from lead_merge m where m.merged = ? and m.undone_at is null""", Merges::standing, merged);
    }

    void undo(UUID id, UUID merged, MergeLeads.By by) {
        sql.update("update lead_merge set undone_at = ?, undone_by = ? where id = ?", by.at(), by.actor(), id);
        sql.update("update lead set merged_into = null, changed_at = ? where id = ?", by.at(), merged);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getObject("id", UUID.class), StoredJson.learned(row.getString("learned")), List.of((UUID[])
                        row.getArray("keys").getArray()));
    }
}
