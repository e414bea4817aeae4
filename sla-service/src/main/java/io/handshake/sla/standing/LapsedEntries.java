package io.handshake.sla.standing;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.standing.JoinedPasses.Join;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What the end of a pass left without a hand-off: a merge from before that end may be heard of later. */
@ApplicationScoped
public class LapsedEntries {

    private static final String NOTE = """
            insert into lapsed_entry (lead, pass, stage, hand_to, qualified_at)
            select * from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::timestamptz[])
              as w (lead, pass, stage, hand_to, qualified_at)
            """;

    private final Sql sql;

    LapsedEntries(Sql sql) {
        this.sql = sql;
    }

    /** An entry of a pass, from which {@code to} would have been handed the lead. */
    public record Lapsed(UUID lead, int pass, String stage, String to, Instant qualifiedAt) {}

    public void note(Collection<Lapsed> entries) {
        note(NOTE, entries);
    }

    /** Notes those of passes that are over by now. */
    public void noteWhereOver(Collection<Lapsed> entries) {
        note(NOTE + "where exists (select from closed_pass c where c.lead = w.lead and c.pass = w.pass)", entries);
    }

    private void note(String statement, Collection<Lapsed> entries) {
        if (entries.isEmpty()) {
            return;
        }
        sql.update(
                statement,
                entries.stream().map(Lapsed::lead).toArray(UUID[]::new),
                entries.stream().map(Lapsed::pass).toArray(Integer[]::new),
                entries.stream().map(Lapsed::stage).toArray(String[]::new),
                entries.stream().map(Lapsed::to).toArray(String[]::new),
                entries.stream().map(Lapsed::qualifiedAt).toArray(Instant[]::new));
    }

    /** What was the survivor's by this merge, and not by one before it. */
    public List<Lapsed> of(Join join) {
        return sql.list(
                "select way.* from (select *, qualified_at as at, 0 as moves from lapsed_entry) as way cross join lateral ("
                        + JoinedPasses.NEXT
                        + ") as next where way.lead = ? and way.pass = ? and next.moves = ? order by way.qualified_at",
                row -> new Lapsed(
                        row.getObject("lead", UUID.class),
                        row.getInt("pass"),
                        row.getString("stage"),
                        row.getString("hand_to"),
                        requireNonNull(Sql.instant(row, "qualified_at"))),
                (int) JoinedPasses.CLOCKS_DIFFER.toSeconds(),
                join.lead(),
                join.pass(),
                join.moves());
    }
}
