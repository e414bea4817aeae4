package io.handshake.sla.funnels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.criteria.FunnelStages;
import io.handshake.sla.funnels.FunnelFacts.PassKey;
import io.handshake.sla.funnels.FunnelFacts.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Keeps the stages of funnels, and which of them each pass stands in. */
@ApplicationScoped
public class KnownFunnels {
    private final Sql sql;
    private final ObjectMapper json;

    KnownFunnels(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    public void follow(List<FeedEvent> page) {
        FunnelFacts told = FunnelFacts.of(page);
        writeFunnels(List.copyOf(told.funnels.entrySet()));
        writePasses(List.copyOf(told.passes.entrySet()));
    }

    /** The versions heard of that have no stage where sales accepts. */
    public Set<FunnelVersion> gateless() {
        return Set.copyOf(sql.list(
                "select funnel, version from known_funnel where not stages @> '{\"stages\": [{\"milestone\": \"ACCEPTED\"}]}'",
                row -> new FunnelVersion(row.getString("funnel"), row.getInt("version"))));
    }

    /** Forgets how its words were numbered: whatever is told next counts. */
    public void feedBeginsAnew() {
        sql.update("update known_pass set sequence = 0");
    }

    /** Where a pass stands, on which funnel; empty while that was not heard of. */
    public Optional<Place> place(UUID lead, int pass) {
        return sql.first("""
                        select f.stages, p.stage
                        from known_pass p join known_funnel f on (f.funnel, f.version) = (p.funnel, p.funnel_version)
                        where p.lead = ? and p.pass = ?
                        """, row -> new Place(stages(row.getString("stages")), row.getString("stage")), lead, pass);
    }

    /** A version never changes. */
    private void writeFunnels(List<Entry<FunnelVersion, FunnelStages>> told) {
        if (!told.isEmpty()) {
            sql.update(
                    """
                    insert into known_funnel (funnel, version, stages)
                    select funnel, version, stages::jsonb
                    from unnest(?::text[], ?::int[], ?::text[]) as told (funnel, version, stages)
                    on conflict do nothing
                    """,
                    column(told, String[]::new, it -> it.getKey().funnel()),
                    column(told, Integer[]::new, it -> it.getKey().version()),
                    column(told, String[]::new, it -> text(it.getValue())));
        }
    }

    private void writePasses(List<Entry<PassKey, Standing>> told) {
        if (!told.isEmpty()) {
            sql.update(
                    """
                    insert into known_pass as k (lead, pass, funnel, funnel_version, stage, sequence)
                    select * from unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::text[], ?::bigint[])
                    on conflict (lead, pass) do update
                    set (funnel, funnel_version, stage, sequence) =
                      (excluded.funnel, excluded.funnel_version, excluded.stage, excluded.sequence)
                    where k.sequence < excluded.sequence
                    """,
                    column(told, UUID[]::new, it -> it.getKey().lead()),
                    column(told, Integer[]::new, it -> it.getKey().pass()),
                    column(told, String[]::new, it -> it.getValue().funnel().funnel()),
                    column(told, Integer[]::new, it -> it.getValue().funnel().version()),
                    column(told, String[]::new, it -> it.getValue().stage()),
                    column(told, Long[]::new, it -> it.getValue().sequence()));
        }
    }

    private static <R, T> Object column(Collection<R> rows, IntFunction<T[]> array, Function<R, T> member) {
        return rows.stream().map(member).toArray(array);
    }

    private String text(FunnelStages stages) {
        try {
            return json.writeValueAsString(stages);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private FunnelStages stages(String text) {
        try {
            return json.readValue(text, FunnelStages.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored cannot be read", e);
        }
    }
}
