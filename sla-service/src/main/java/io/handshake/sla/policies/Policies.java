package io.handshake.sla.policies;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The versions of what sales promises. */
@ApplicationScoped
public class Policies {

    private final Sql sql;

    Policies(Sql sql) {
        this.sql = sql;
    }

    /** The policy under which a clock starts at an instant: the latest to have taken effect. */
    public Policy inForce(Instant at) {
        return sql.first(
                        """
                        select key, version, target_seconds from sla_policy
                        where effective_from <= ? order by effective_from desc, version desc, key limit 1
                        """,
                        row -> new Policy(
                                row.getString("key"),
                                row.getInt("version"),
                                Duration.ofSeconds(row.getLong("target_seconds"))),
                        at)
                .orElseThrow(() -> new IllegalStateException("no policy is in force; the shipped one is missing"));
    }

    List<PolicyView> after(String key, int version, int limit) {
        return sql.list("""
                select key, version, title, start_event, stop_events, target_seconds, calendar, shipped, effective_from
                from sla_policy where (key, version) > (?, ?) order by key, version limit ?
                """, Policies::view, key, version, limit);
    }

    private static PolicyView view(ResultSet row) throws SQLException {
        return new PolicyView(
                row.getString("key"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("start_event"),
                List.of((String[]) row.getArray("stop_events").getArray()),
                row.getLong("target_seconds"),
                row.getString("calendar"),
                row.getBoolean("shipped"),
                row.getTimestamp("effective_from").toInstant());
    }
}
