package io.handshake.sla.standing;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which passes are over, so that nothing late is handed over in them. */
@ApplicationScoped
public class ClosedPasses {

    private final Sql sql;

    ClosedPasses(Sql sql) {
        this.sql = sql;
    }

    /** A pass that is over, and how it ended. */
    public record Closed(UUID lead, int pass, String outcome) {}

    public void note(Collection<Closed> closed) {
        if (closed.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into closed_pass (lead, pass, outcome) select * from unnest(?::uuid[], ?::int[], ?::text[])
                on conflict do nothing
                """,
                closed.stream().map(Closed::lead).toArray(UUID[]::new),
                closed.stream().map(Closed::pass).toArray(Integer[]::new),
                closed.stream().map(Closed::outcome).toArray(String[]::new));
    }

    /** How a pass ended, if it has: at most one. */
    public List<Closed> end(Stand pass) {
        return sql.list(
                "select outcome from closed_pass where lead = ? and pass = ?",
                row -> new Closed(pass.lead(), pass.pass(), row.getString("outcome")),
                pass.lead(),
                pass.pass());
    }
}
