package io.handshake.lead.opportunity;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows what opportunities went through: stages, amounts, outcomes and re-openings. */
@ApplicationScoped
class OpportunityHistory {
    /** Where an entry stands among the others of its opportunity. */
    record Place(long sequence, String what) {
        static final Place START = new Place(0, "");
    }

    record Entry(Place place, HistoryEntryView view) {}

    private final Sql sql;

    OpportunityHistory(Sql sql) {
        this.sql = sql;
    }

    /** In the order in which it was recorded. */
    List<Entry> after(UUID opportunity, Place place, int limit) {
        return sql.list(
                """
                select * from (
                  select 'stage' as what, sequence, entered_at as occurred_at, recorded_at, actor, stage,
                    null::bigint as amount_minor, null as currency, null as outcome, null as reason, null as note
                  from opportunity_stage where opportunity = ?
                  union all
                  select 'amount', sequence, changed_at, recorded_at, actor, null, amount_minor, currency, null, null, null
                  from opportunity_amount where opportunity = ?
                  union all
                  select 'outcome', sequence, closed_at, recorded_at, actor, null, amount_minor, currency, outcome, reason, note
                  from opportunity_outcome where opportunity = ?
                  union all
                  select 'reopening', sequence, reopened_at, recorded_at, actor, null, null, null, null, reason, note
                  from opportunity_reopening where opportunity = ?) as entry
                where sequence >= ? and (sequence, what) > (?, ?) order by sequence, what limit ?""",
                OpportunityHistory::entry,
                opportunity,
                opportunity,
                opportunity,
                opportunity,
                place.sequence(),
                place.sequence(),
                place.what(),
                limit);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new Place(row.getLong("sequence"), row.getString("what")),
                new HistoryEntryView(
                        row.getString("what"),
                        Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                        Objects.requireNonNull(Sql.instant(row, "recorded_at")),
                        row.getString("actor"),
                        row.getString("stage"),
                        amount(row),
                        row.getString("outcome"),
                        row.getString("reason"),
                        row.getString("note")));
    }

    private static @Nullable Amount amount(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return currency == null ? null : new Amount(row.getLong("amount_minor"), currency);
    }
}
