package io.handshake.sla.standing;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every entry that was to be handed over, and the hand-off that it has. */
@ApplicationScoped
public class Entries {

    /** That a hand-off h waits, or is or was in somebody's hands, and has not come to nothing; an index keeps to these. */
    public static final String STANDS =
            "h.state in ('offered', 'unrouted', 'suppressed', 'delivered', 'accepted', 'qualified')";

    private final Sql sql;
    private final JoinedPasses joined;

    Entries(Sql sql, JoinedPasses joined) {
        this.sql = sql;
        this.joined = joined;
    }

    /**
     * An entry and what became of it.
     *
     * @param handoff absent when its pass was over
     * @param refused whether that hand-off was refused, and the entry with it
     */
    public record Served(Entry entry, @Nullable UUID handoff, boolean refused) {}

    private record Key(UUID lead, int pass, String stage, int moves) {

        static Key of(Entry entry) {
            return new Key(entry.lead(), entry.pass(), entry.stage(), entry.moves());
        }
    }

    /** Those that are heard of for the first time, in the same order; a pass has its gate, or none, in all its entries. */
    public List<Entry> remember(List<Entry> entries) {
        Map<Key, Boolean> fresh = new HashMap<>();
        Columns<Entry> columns = new Columns<>(entries);
        sql.list(
                """
                insert into entry_handed_over (lead, pass, stage, moves, hand_to, qualified_at, gated)
                select w.lead, w.pass, w.stage, w.moves, w.hand_to, w.qualified_at,
                       w.gated and not exists (select from entry_handed_over e
                                               where e.lead = w.lead and e.pass = w.pass and not e.gated)
                from unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::text[], ?::timestamptz[], ?::boolean[])
                  as w (lead, pass, stage, moves, hand_to, qualified_at, gated)
                on conflict do nothing
                returning lead, pass, stage, moves, gated
                """,
                row -> fresh.put(
                        new Key(
                                row.getObject("lead", UUID.class),
                                row.getInt("pass"),
                                row.getString("stage"),
                                row.getInt("moves")),
                        row.getBoolean("gated")),
                columns.uuids(Entry::lead),
                columns.ints(Entry::pass),
                columns.texts(Entry::stage),
                columns.ints(Entry::moves),
                columns.texts(Entry::to),
                columns.instants(Entry::qualifiedAt),
                columns.flags(Entry::gated));
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(fresh.remove(Key.of(entry))).map(entry::gated))
                .toList();
    }

    /** Gives each the hand-off that its side has of the pass the entry is about, if there is one. */
    public void serve(List<Entry> entries, List<Stand> about) {
        if (entries.isEmpty()) {
            return;
        }
        Columns<Stand> stands = new Columns<>(about);
        Columns<Entry> columns = new Columns<>(entries);
        sql.update(
                """
                update entry_handed_over e set handoff = h.id
                from unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::uuid[], ?::int[])
                       as w (lead, pass, stage, moves, about_lead, about_pass)
                  join handoff h on h.lead = w.about_lead and h.pass = w.about_pass
                where e.lead = w.lead and e.pass = w.pass and e.stage = w.stage and e.moves = w.moves and e.hand_to = h.hand_to
                  and %s
                """.formatted(STANDS),
                columns.uuids(Entry::lead),
                columns.ints(Entry::pass),
                columns.texts(Entry::stage),
                columns.ints(Entry::moves),
                stands.uuids(Stand::lead),
                stands.ints(Stand::pass));
    }

    /** What each of these is about by now, in the same order. */
    public List<Stand> about(List<Entry> entries) {
        return joined.follow(entries.stream().map(Entry::stand).toList());
    }

    /** Those of whatever has ever led to these leads. */
    public List<Served> leadingTo(Collection<UUID> leads) {
        return of(joined.leadingTo(leads));
    }

    /** Those of these leads. A hand-off that no entry is known to have counts as an entry of the pass it is about. */
    public List<Served> of(Collection<UUID> leads) {
        return sql.list(
                """
                with known as (
                  select * from entry_handed_over where lead = any(?::uuid[]) and hand_to is not null)
                select k.lead, k.pass, k.stage, k.hand_to, k.qualified_at, k.gated, k.moves, k.handoff,
                       coalesce(h.state in ('rejected', 'recycled', 'disqualified', 'returned'), false) as refused
                from known k left join handoff h on h.id = k.handoff
                union all
                select h.lead, h.pass, h.stage, h.hand_to, h.qualified_at, h.gated, 0, h.id, false
                from handoff h
                where h.lead = any(?::uuid[]) and %s
                  and not exists (select from known k where k.handoff = h.id)
                order by qualified_at, lead, pass, stage, moves
                """.formatted(STANDS),
                row -> new Served(
                        new Entry(
                                row.getObject("lead", UUID.class),
                                row.getInt("pass"),
                                row.getString("stage"),
                                row.getString("hand_to"),
                                requireNonNull(Sql.instant(row, "qualified_at")),
                                row.getBoolean("gated"),
                                row.getInt("moves")),
                        row.getObject("handoff", UUID.class),
                        row.getBoolean("refused")),
                leads.toArray(UUID[]::new),
                leads.toArray(UUID[]::new));
    }
}
