package io.handshake.lead.activity;

import io.handshake.chassis.sql.DatabaseException;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Remembers which activities came in already. */
@ApplicationScoped
class SeenActivities {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Sql sql;

    SeenActivities(Sql sql) {
        this.sql = sql;
    }

    /**
     * Which of these are seen for the first time; they are remembered in order of id, so that callers never wait in a circle.
     *
     * <p>Mostly all of them are. So they are first written as if nothing could be in their way, which costs two thirds of what looking
     * out for repeats does; when there is a repeat among them, that is taken back and done again with care.
     */
    Set<UUID> firstSeen(Set<UUID> activities) {
        if (activities.isEmpty()) {
            return Set.of();
        }
        UUID[] ids = activities.toArray(UUID[]::new);
        try {
            sql.update(
                    "set local plan_cache_mode = force_generic_plan; savepoint unseen; insert into activity_seen (id) select id from unnest(?::uuid[]) as id order by id",
                    (Object) ids);
            return new HashSet<>(activities);
        } catch (DatabaseException repeat) {
            if (!repeat.state().equals(UNIQUE_VIOLATION)) {
                throw repeat;
            }
        }
        return new HashSet<>(sql.list("""
                rollback to savepoint unseen;
                insert into activity_seen (id) select id from unnest(?::uuid[]) as id order by id
                on conflict do nothing returning id""", row -> row.getObject("id", UUID.class), (Object) ids));
    }
}
