package io.handshake.sla.worklist;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.clocks.ClockRow;
import io.handshake.sla.clocks.KeptClocks;
import io.handshake.sla.known.KnownLead;
import io.handshake.sla.known.KnownLeads;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is in the hands of reps: what is due first, then the best score, then the id. */
@ApplicationScoped
class Worklist {

    /**
     * The open hand-offs of the reps are a range of an index, and so are the open clocks of each; everything else is looked up
     * one by one, so that nothing grows with what others have. What has no due time or no score comes last.
     */
    static final String PAGE = """
            with page as (
              select * from (
                select h.*, p.lead as person, s.score, s.fit, s.intent, s.cooled, s.as_of,
                       coalesce(c.due_at, 'infinity') as due, coalesce(-s.score, 'infinity') as rank
                from handoff h
                  cross join lateral (
                    select coalesce((select a.lead from lead_alias a where a.id = h.lead), h.lead) as lead offset 0) p
                  cross join lateral (
                    select min(c.due_at) as due_at from clock c where c.handoff = h.id and c.stopped_at is null) c
                  left join lateral (select * from lead_score s where s.lead = p.lead limit 1) s on true
                where h.rep = any(?::uuid[]) and h.state in ('offered', 'accepted', 'delivered') and (?::text is null or h.state = ?)
                  and (select e.outcome from closed_pass e where e.lead = h.lead and e.pass = h.pass) is null) work
              where (?::boolean is null or (due < ?) = ?)
                and (due, rank, id) > (?::timestamptz, ?::double precision, ?::uuid)
              order by due, rank, id limit ?)
            select page.*, to_json(due) #>> '{}' as due_key, rank::text as rank_key, r.name as rep_name, o.why, o.why_text
            from page join rep r on r.id = page.rep
              left join lateral (select why, why_text from offer where id = page.offer limit 1) o on true
            order by due, rank, page.id
            """;

    private final Sql sql;
    private final KeptClocks clocks;
    private final KnownLeads leads;

    Worklist(Sql sql, KeptClocks clocks, KnownLeads leads) {
        this.sql = sql;
        this.clocks = clocks;
        this.leads = leads;
    }

    /** Which hand-offs to list; a null member does not restrict. */
    record Filter(
            List<UUID> reps,
            @Nullable String state,
            @Nullable Boolean overdue) {}

    /** Where an item stands in the order. */
    record Place(String due, String rank, UUID id) {
        static final String NEVER = "infinity";

        static final Place FIRST = new Place("-infinity", "-Infinity", new UUID(0, 0));
    }

    record Item(WorkItemView view, Place place) {}

    static Object[] arguments(Filter filter, Place after, Instant now, int limit) {
        return new @Nullable Object[] {
            filter.reps().toArray(UUID[]::new),
            filter.state(),
            filter.state(),
            filter.overdue(),
            now,
            filter.overdue(),
            after.due(),
            after.rank(),
            after.id(),
            limit
        };
    }

    List<Item> after(Filter filter, Place after, Instant now, int limit) {
        List<Draft> drafts = sql.list(PAGE, Draft::read, arguments(filter, after, now, limit));
        Map<UUID, List<DueClockView>> due =
                due(drafts.stream().map(draft -> draft.place().id()).toArray(UUID[]::new), now);
        Map<UUID, KnownLead> known = leads.of(drafts.stream().map(Draft::person).toList());
        return drafts.stream()
                .map(draft -> new Item(
                        draft.item()
                                .with(
                                        requireNonNull(known.get(draft.person())),
                                        due.getOrDefault(draft.place().id(), List.of())),
                        draft.place()))
                .toList();
    }

    private Map<UUID, List<DueClockView>> due(UUID[] handoffs, Instant now) {
        List<ClockRow> rows = sql.list(
                "select " + ClockRow.COLUMNS
                        + " from clock c where c.handoff = any(?::uuid[]) and c.stopped_at is null order by c.id",
                ClockRow::read,
                (Object) handoffs);
        Map<UUID, List<DueClockView>> due = new HashMap<>();
        clocks.of(rows)
                .forEach(clock -> due.computeIfAbsent(clock.row().handoff(), _ -> new ArrayList<>())
                        .add(DueClockView.of(clock, now)));
        due.values().forEach(views -> views.sort(Comparator.comparing(DueClockView::dueAt)));
        return due;
    }

    /** What is read in one row, but for what is known of the lead and its clocks. */
    private record Draft(WorkItemView item, UUID person, Place place) {

        static Draft read(ResultSet row) throws SQLException {
            UUID id = row.getObject("id", UUID.class);
            boolean accepted = row.getString("state").equals("accepted");
            WorkItemView item = new WorkItemView(
                    id,
                    row.getObject("lead", UUID.class),
                    row.getInt("pass"),
                    row.getString("stage"),
                    row.getString("hand_to"),
                    row.getString("state"),
                    row.getObject("rep", UUID.class),
                    row.getString("rep_name"),
                    requireNonNull(Sql.instant(row, "qualified_at")),
                    Sql.instant(row, "offered_at"),
                    accepted ? Sql.instant(row, "decided_at") : null,
                    row.getString("why"),
                    row.getString("why_text"),
                    row.getObject("score", Double.class),
                    row.getObject("fit", Double.class),
                    row.getObject("intent", Double.class),
                    row.getObject("cooled", Boolean.class),
                    Sql.instant(row, "as_of"),
                    null,
                    null,
                    null,
                    null,
                    List.of());
            return new Draft(
                    item,
                    row.getObject("person", UUID.class),
                    new Place(row.getString("due_key"), row.getString("rank_key"), id));
        }
    }
}
