package io.handshake.sla.reps;

import static io.handshake.sla.SlaProblem.UNKNOWN_REP;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.routing.Capacity;
import io.handshake.sla.routing.Period;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All reps, those who left included. */
@ApplicationScoped
public class Reps implements PanacheRepositoryBase<Rep, UUID> {

    private final Sql sql;

    Reps(Sql sql) {
        this.sql = sql;
    }

    /** The rep that a signed-in user is. */
    public Optional<UUID> ofUser(String userSub) {
        return sql.first("select id from rep where user_sub = ?", row -> row.getObject("id", UUID.class), userSub);
    }

    public Optional<String> nameOf(UUID id) {
        return sql.first("select name from rep where id = ?", row -> row.getString("name"), id);
    }

    /** What everybody is called. */
    public Map<UUID, String> names() {
        Map<UUID, String> names = new HashMap<>();
        sql.list("select id, name from rep", row -> names.put(row.getObject("id", UUID.class), row.getString("name")));
        return names;
    }

    public boolean isActive(UUID id) {
        return sql.first("select active from rep where id = ?", row -> row.getBoolean("active"), id)
                .orElse(false);
    }

    /** The side whose leads the rep takes; empty when those of every side. */
    public Optional<String> sideOf(UUID id) {
        return sql.first("select side from rep where id = ? and side is not null", row -> row.getString("side"), id);
    }

    Rep get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> UNKNOWN_REP.because("no rep has the id " + id));
    }

    /** False when the user is a rep already. */
    boolean insert(UUID id, NewRep rep, Capacity capacity, Instant now) {
        return sql.update(
                        """
                        insert into rep (id, name, user_sub, weekly_capacity, monthly_capacity, side, team, calendar, skills, active,
                                         registered_at, version, event_sequence)
                        values (?, ?, ?, ?, ?::int, ?, ?, ?, ?, true, ?, 0, 1) on conflict (user_sub) do nothing
                        """,
                        id,
                        rep.name(),
                        rep.userSub(),
                        capacity.weekly(),
                        capacity.period() == Period.MONTH ? capacity.count() : null,
                        rep.side(),
                        rep.team(),
                        rep.calendar(),
                        rep.skillsOrNone().toArray(String[]::new),
                        now)
                == 1;
    }

    List<Rep> after(UUID id, int limit) {
        return find("id > ?1 order by id", id).page(0, limit).list();
    }
}
