package io.handshake.lead.lifecycle;

import static io.handshake.lead.LeadProblem.UNKNOWN_FUNNEL;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.funnel.Funnel;
import io.handshake.lead.funnel.Milestone;
import io.handshake.lead.funnel.Owner;
import io.handshake.lead.funnel.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The funnels, each in its versions. A version never changes, so it is read once. */
@ApplicationScoped
public class Funnels {
    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private record Name(String funnel, int version) {}

    private record Believed(Name name, Instant until) {}

    private final Map<Name, Funnel> versions = new ConcurrentHashMap<>();
    private volatile @Nullable Believed inForce;
    private final Sql sql;
    private final InstantSource clock;

    Funnels(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The funnel on which new passes open. */
    public Funnel inForce() {
        Believed believed = inForce;
        Instant now = clock.instant();
        if (believed == null || !now.isBefore(believed.until())) {
            Name name = sql.first("select funnel, version from funnel_version where in_force", Funnels::name)
                    .orElseThrow(() -> new IllegalStateException("no funnel is in force"));
            believed = new Believed(name, now.plus(BELIEVED));
            inForce = believed;
        }
        return version(believed.name().funnel(), believed.name().version());
    }

    Funnel version(String funnel, int version) {
        Name name = new Name(funnel, version);
        Funnel known = versions.get(name);
        if (known == null) {
            known = read(name);
            versions.put(name, known);
        }
        return known;
    }

    /** The newest version of each funnel, in the order of their keys. */
    List<FunnelView> newest() {
        return sql.list("""
                select distinct on (funnel) funnel, version, shipped, in_force, effective_from from funnel_version
                order by funnel, version desc""", this::view);
    }

    FunnelView newest(String funnel) {
        return newest().stream()
                .filter(view -> view.key().equals(funnel))
                .findFirst()
                .orElseThrow(() -> UNKNOWN_FUNNEL.because("no funnel has this key"));
    }

    private FunnelView view(ResultSet row) throws SQLException {
        return FunnelView.of(
                version(row.getString("funnel"), row.getInt("version")),
                row.getBoolean("shipped"),
                row.getBoolean("in_force"),
                Objects.requireNonNull(Sql.instant(row, "effective_from")));
    }

    private Funnel read(Name name) {
        String title = sql.first(
                        "select title from funnel_version where funnel = ? and version = ?",
                        row -> row.getString("title"),
                        name.funnel(),
                        name.version())
                .orElseThrow(() -> new IllegalStateException("there is no " + name));
        List<Stage> stages = sql.list("""
                select key, title, milestone, owner, handoff_to from funnel_stage
                where funnel = ? and version = ? order by position""", Funnels::stage, name.funnel(), name.version());
        return new Funnel(name.funnel(), name.version(), title, stages);
    }

    private static Stage stage(ResultSet row) throws SQLException {
        String handoffTo = row.getString("handoff_to");
        return new Stage(
                row.getString("key"),
                row.getString("title"),
                Milestone.valueOf(row.getString("milestone")),
                Owner.valueOf(row.getString("owner")),
                handoffTo == null ? null : Owner.valueOf(handoffTo));
    }

    private static Name name(ResultSet row) throws SQLException {
        return new Name(row.getString("funnel"), row.getInt("version"));
    }
}
