package io.handshake.sla.funnels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.criteria.FunnelStages;
import io.handshake.sla.funnels.FunnelFacts.PassKey;
import io.handshake.sla.funnels.FunnelFacts.Standing;
import io.handshake.sla.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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
            Columns<Entry<FunnelVersion, FunnelStages>> columns = new Columns<>(told);
            sql.update(
                    """
                    insert into known_funnel (funnel, version, stages)
                    select funnel, version, stages::jsonb
                    from unnest(?::text[], ?::int[], ?::text[]) as told (funnel, version, stages)
                    on conflict do nothing
                    """,
                    columns.texts(it -> it.getKey().funnel()),
                    columns.ints(it -> it.getKey().version()),
                    columns.texts(it -> text(it.getValue())));
        }
    }

    private void writePasses(List<Entry<PassKey, Standing>> told) {
        if (!told.isEmpty()) {
            Columns<Entry<PassKey, Standing>> columns = new Columns<>(told);
            sql.update(
                    """
                    insert into known_pass as k (lead, pass, funnel, funnel_version, stage, sequence)
                    select * from unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::text[], ?::bigint[])
                    on conflict (lead, pass) do update
                    set (funnel, funnel_version, stage, sequence) =
                      (excluded.funnel, excluded.funnel_version, excluded.stage, excluded.sequence)
                    where k.sequence < excluded.sequence
                    """,
                    columns.uuids(it -> it.getKey().lead()),
                    columns.ints(it -> it.getKey().pass()),
                    columns.texts(it -> it.getValue().funnel().funnel()),
                    columns.ints(it -> it.getValue().funnel().version()),
                    columns.texts(it -> it.getValue().stage()),
                    columns.longs(it -> it.getValue().sequence()));
        }
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
