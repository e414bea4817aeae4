package io.handshake.lead.activity;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Remembers which activities came in already. */
@ApplicationScoped
class SeenActivities {
    private final Sql sql;

    SeenActivities(Sql sql) {
        this.sql = sql;
    }

    /** Which of these are seen for the first time; they are remembered in order of id, so that callers never wait in a circle. */
    Set<UUID> firstSeen(Collection<UUID> activities) {
        return activities.isEmpty()
                ? Set.of()
                : new HashSet<>(sql.list(
                        """
                        insert into activity_seen (id) select id from unnest(?::uuid[]) as id order by id
                        on conflict do nothing returning id""", row -> row.getObject("id", UUID.class), (Object) activities.toArray(UUID[]::new)));
    }
}
