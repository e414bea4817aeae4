package io.handshake.scoring.signals;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.calibration.Cohort;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Passes to learn from and to judge by, drawn by a hash of the lead and a seed: the same seed draws the same. */
@ApplicationScoped
class Examples {
    /** More are not needed for a few hundred features, and would not fit into the memory of a small service. */
    static final int MOST = 20_000;

    /** The newest so many activities of one type count. */
    static final int CAP = 10;

    private final Sql sql;

    Examples(Sql sql) {
        this.sql = sql;
    }

    private record Drawn(UUID owner, Instant countsAfter, Instant until, Example example) {}

    /** What one of them had; the index is that of the drawn one. */
    private record Had(int index, Feature feature, int times) {}

    List<Example> draw(Cohort cohort, long seed) {
        List<Drawn> drawn = sql.list(
                "with " + SignalCounts.MEMBER + """
                , hashed as (select *, hashtextextended(lead::text, ?) as hash from member)
                select owner, counts_after, until, won, hash & 1 = 0 as training
                from hashed order by hash, lead, pass limit ?""", Examples::drawn, SignalCounts.arguments(cohort, seed, MOST));
        Map<Feature, Feature> known = new HashMap<>();
        activities(drawn).forEach(had -> add(drawn, known, had));
        attributes(drawn).forEach(had -> add(drawn, known, had));
        return drawn.stream().map(Drawn::example).toList();
    }

    /** Equal features are one object: there are few of them and many examples. */
    private static void add(List<Drawn> drawn, Map<Feature, Feature> known, Had had) {
        Feature feature = known.computeIfAbsent(had.feature(), it -> it);
        drawn.get(had.index()).example().counts().put(feature, had.times());
    }

    private static Drawn drawn(ResultSet row) throws SQLException {
        return new Drawn(
                row.getObject("owner", UUID.class),
                Objects.requireNonNull(Sql.instant(row, "counts_after")),
                Objects.requireNonNull(Sql.instant(row, "until")),
                new Example(row.getBoolean("won"), row.getBoolean("training"), new HashMap<>(8)));
    }

    private List<Had> activities(List<Drawn> drawn) {
        return sql.list(
                """
                select m.index, a.type, least(count(*), ?) as times
                from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) with ordinality
                  as m (owner, counts_after, until, index)
                join contact_key k on k.lead = m.owner join activity a on a.key = k.key
                where a.recorded_at > m.counts_after and a.recorded_at < m.until and a.occurred_at < m.until
                group by m.index, a.type""",
                row -> new Had(row.getInt("index") - 1, new Feature.Did(row.getString("type")), row.getInt("times")),
                CAP,
                drawn.stream().map(Drawn::owner).toArray(UUID[]::new),
                drawn.stream().map(Drawn::countsAfter).toArray(Instant[]::new),
                drawn.stream().map(Drawn::until).toArray(Instant[]::new));
    }

    private List<Had> attributes(List<Drawn> drawn) {
        return sql.list(
                """
                select m.index, e.key as attribute, e.value #>> '{}' as value, jsonb_typeof(e.value) as kind
                from unnest(?::uuid[], ?::timestamptz[]) with ordinality as m (owner, until, index)
                cross join lateral (
                  select attributes from lead_profile f where f.lead = m.owner and f.recorded_at < m.until
                  order by sequence desc limit 1) f
                cross join lateral jsonb_each(f.attributes) e
                where jsonb_typeof(e.value) in ('string', 'number', 'boolean') and length(e.value #>> '{}') <= 200""",
                row -> new Had(
                        row.getInt("index") - 1,
                        new Feature.Is(
                                row.getString("attribute"), value(row.getString("kind"), row.getString("value"))),
                        1),
                drawn.stream().map(Drawn::owner).toArray(UUID[]::new),
                drawn.stream().map(Drawn::until).toArray(Instant[]::new));
    }

    private static Object value(String kind, String text) {
        return switch (kind) {
            case "number" -> new BigDecimal(text);
            case "boolean" -> Boolean.valueOf(text);
            default -> text.toLowerCase(Locale.ROOT);
        };
    }
}
