package io.handshake.sla.standing;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The versions of funnels that have no stage where sales accepts, as far as they were heard of. */
@ApplicationScoped
public class GatelessFunnels {

    private final Sql sql;

    GatelessFunnels(Sql sql) {
        this.sql = sql;
    }

    /** A version of a funnel, which never changes. */
    public record FunnelVersion(String funnel, int version) {}

    /** Keeps those heard of, and gives back all that are known by then. */
    public Set<FunnelVersion> with(Collection<FunnelVersion> heardOf) {
        heardOf.forEach(heard -> sql.update(
                "insert into funnel_without_gate (funnel, version) values (?, ?) on conflict do nothing",
                heard.funnel(),
                heard.version()));
        return new HashSet<>(sql.list(
                "select funnel, version from funnel_without_gate",
                row -> new FunnelVersion(row.getString("funnel"), row.getInt("version"))));
    }
}
