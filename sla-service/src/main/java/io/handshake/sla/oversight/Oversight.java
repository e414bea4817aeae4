package io.handshake.sla.oversight;

import static io.handshake.chassis.problem.StandardProblem.FORBIDDEN;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.sla.SlaProblem.UNKNOWN_REP;
import static io.handshake.sla.SlaProblem.UNKNOWN_TEAM;

import io.handshake.chassis.security.Caller;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whose work the caller may look at: a rep at its own, a manager at that of the team, sales and admins at everybody's. */
@ApplicationScoped
public class Oversight {
    private final Caller caller;
    private final Sql sql;

    Oversight(Caller caller, Sql sql) {
        this.caller = caller;
        this.sql = sql;
    }

    public boolean seesAll() {
        return caller.has(SALES) || caller.has(ADMIN);
    }

    /** The rep that the caller is. */
    public Optional<UUID> me() {
        return sql.first(
                "select id from rep where user_sub = ?", row -> row.getObject("id", UUID.class), caller.subject());
    }

    /** The rep that the caller is, and those of the teams that the caller manages. */
    public List<UUID> mine() {
        return sql.list("""
                select r.id from rep r left join team t on t.key = r.team where r.user_sub = ? or t.manager = ? order by r.id
                """, row -> row.getObject("id", UUID.class), caller.subject(), caller.subject());
    }

    /** Refuses the work of a rep that is not the caller's to see, or of nobody. */
    public void requireRep(UUID rep) {
        if (!seesAll() && !mine().contains(rep)) {
            throw FORBIDDEN.because("you see your own work, and that of the teams whose manager you are; rep " + rep
                    + " is none of them");
        }
        if (sql.first("select 1 from rep where id = ?", row -> true, rep).isEmpty()) {
            throw UNKNOWN_REP.because("no rep has the id " + rep);
        }
    }

    /** The reps of a team, those who left included; refuses a team that is not the caller's to see, or that there is not. */
    public List<UUID> requireTeam(String team) {
        Optional<Boolean> managed = sql.first(
                "select coalesce(manager = ?, false) as managed from team where key = ?",
                row -> row.getBoolean("managed"),
                caller.subject(),
                team);
        if (!seesAll() && !managed.orElse(false)) {
            throw FORBIDDEN.because(
                    "only its manager, sales and admins see the work of a team; you do not manage " + team);
        }
        if (managed.isEmpty()) {
            throw UNKNOWN_TEAM.because("no team has the key " + team);
        }
        return sql.list("select id from rep where team = ? order by id", row -> row.getObject("id", UUID.class), team);
    }
}
