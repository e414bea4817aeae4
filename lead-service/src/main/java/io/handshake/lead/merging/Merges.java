package io.handshake.lead.merging;

import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.identity.MovedKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Which leads were merged, by whom and why, and what it takes to undo it. */
@ApplicationScoped
class Merges {
    /** A merge that was not undone. */
    record Standing(UUID id, UUID survivor, UUID merged, Instant at, List<UUID> keys) {}

    private static final String STANDING = """
            select id, survivor, merged, merged_at, array(select key from lead_merge_key k where k.merge = m.id) as keys
            from lead_merge m where undone_at is null""";

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

    /** The id of the merge. A survivor whom no rep accepted is the other one's rep's from then on. */
    UUID begin(UUID survivor, UUID merged, String reason, MergeLeads.By by, List<MovedKey> keys) {
        UUID id = Ids.next();
        sql.update("""
                insert into lead_merge (id, survivor, merged, reason, actor, merged_at) values (?, ?, ?, ?, ?, ?)""", id, survivor, merged, reason, by.actor(), by.at());
        sql.update(
                "insert into lead_merge_key (merge, key) select ?, key from unnest(?::uuid[]) as key",
                id,
                keys.stream().map(MovedKey::key).toArray(UUID[]::new));
        sql.update("update lead set merged_into = ?, changed_at = ? where id = ?", survivor, by.at(), merged);
        sql.update(
                "update lead l set owner = m.owner, owner_handoff = m.owner_handoff, owner_since = m.owner_since from lead m where l.id = ? and l.owner is null and m.id = ? and m.owner is not null",
                survivor,
                merged);
        return id;
    }

    Optional<Standing> standing(UUID merged) {
        return sql.first(STANDING + " and merged = ?", Merges::standing, merged);
    }

    /** The merges by which leads were merged into these, in their order. */
    List<Standing> into(Collection<UUID> survivors) {
        return sql.list(STANDING + " and survivor = any(?::uuid[]) order by id", Merges::standing, (Object)
                survivors.toArray(UUID[]::new));
    }

    /** The keys it brought go with the lead: they do not come back with those through whom they went on. */
    void undo(Standing merge, Collection<UUID> through, MergeLeads.By by) {
        sql.update("update lead_merge set undone_at = ?, undone_by = ? where id = ?", by.at(), by.actor(), merge.id());
        sql.update("update lead set merged_into = null, changed_at = ? where id = ?", by.at(), merge.merged());
        sql.update("""
                delete from lead_merge_key k using lead_merge m
                where m.id = k.merge and m.undone_at is null and m.merged = any(?::uuid[]) and k.key = any(?::uuid[])""", through.toArray(UUID[]::new), merge.keys().toArray(UUID[]::new));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getObject("id", UUID.class),
                row.getObject("survivor", UUID.class),
                row.getObject("merged", UUID.class),
                Objects.requireNonNull(Sql.instant(row, "merged_at")),
                List.of((UUID[]) row.getArray("keys").getArray()));
    }
}
