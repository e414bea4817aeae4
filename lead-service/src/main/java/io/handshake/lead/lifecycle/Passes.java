package io.handshake.lead.lifecycle;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.funnel.Funnel;
import io.handshake.lead.funnels.Funnels;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows the passes of leads. */
@ApplicationScoped
public class Passes {
    private record Place(UUID lead, int pass) {}

    private record Placed<T>(Place place, T what) {}

    private final Sql sql;
    private final Funnels funnels;

    Passes(Sql sql, Funnels funnels) {
        this.sql = sql;
        this.funnels = funnels;
    }

    /** All passes of each of these leads, in order. */
    public Map<UUID, List<PassView>> of(Collection<UUID> leads) {
        UUID[] ids = leads.toArray(UUID[]::new);
        Map<Place, List<PassView.Entered>> entered = sql.list("""
                        select lead, pass, position, stage, inferred, false as back, entered_at, recorded_at
                        from stage_entry where lead = any(?::uuid[])
                        union all
                        select lead, pass, position, back_to, false, true, reversed_at, recorded_at
                        from stage_reversal where lead = any(?::uuid[])
                        order by position""", Passes::entered, ids, ids).stream()
                .collect(Collectors.groupingBy(Placed::place, Collectors.mapping(Placed::what, Collectors.toList())));
        Map<UUID, List<PassView>> passes = new HashMap<>();
        sql.list(
                """
                select lead, number, funnel, funnel_version, stage, outcome, reason, opened_at, recorded_at, closed_at
                from pass where lead = any(?::uuid[]) order by lead, number""",
                row -> passes.computeIfAbsent(row.getObject("lead", UUID.class), lead -> new ArrayList<>())
                        .add(view(row, entered)),
                (Object) ids);
        return passes;
    }

    private PassView view(ResultSet row, Map<Place, List<PassView.Entered>> entered) throws SQLException {
        Place place = new Place(row.getObject("lead", UUID.class), row.getInt("number"));
        Funnel funnel = funnels.version(row.getString("funnel"), row.getInt("funnel_version"));
        Instant openedAt = at(row, "opened_at");
        PassView.Entered first =
                new PassView.Entered(funnel.entry().key(), openedAt, at(row, "recorded_at"), false, false);
        return new PassView(
                place.pass(),
                funnel.key(),
                funnel.version(),
                row.getString("stage"),
                row.getString("outcome"),
                row.getString("reason"),
                openedAt,
                Sql.instant(row, "closed_at"),
                Stream.concat(Stream.of(first), entered.getOrDefault(place, List.of()).stream())
                        .toList());
    }

    private static Placed<PassView.Entered> entered(ResultSet row) throws SQLException {
        return new Placed<>(
                new Place(row.getObject("lead", UUID.class), row.getInt("pass")),
                new PassView.Entered(
                        row.getString("stage"),
                        at(row, "entered_at"),
                        at(row, "recorded_at"),
                        row.getBoolean("inferred"),
                        row.getBoolean("back")));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, column));
    }
}
