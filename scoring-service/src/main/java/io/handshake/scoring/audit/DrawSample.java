package io.handshake.scoring.audit;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.statistics.LargestRemainder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Draws hand-offs at random, each stratum in proportion. Chance is the SHA-256 of seed, lead and pass: the lowest are drawn, so
 * anybody can draw the same sample again.
 */
@ApplicationScoped
class DrawSample {
    private static final String HANDED_OFF_AND_DECIDED = """
            with handoff as (
              select m.lead, m.pass, min(m.recorded_at) as handed_off_at
              from milestone m join qualification q using (lead, pass)
              where m.handoff_to is not null and m.recorded_at >= ? and m.recorded_at < ?
                and q.definition = ? and q.version = ? and q.reason <> 'experiment'
                and not exists (select from milestone earlier where (earlier.lead, earlier.pass) = (m.lead, m.pass)
                  and earlier.handoff_to is not null and earlier.recorded_at < ?)
              group by m.lead, m.pass
            ), decided as (
              select h.*, case
                  when exists (select from milestone a where (a.lead, a.pass) = (h.lead, h.pass)
                    and not a.inferred and a.reversed_at is null and (a.milestone = 'ACCEPTED'
                      or a.milestone = 'SALES_QUALIFIED' and a.handoff_to is null)) then true
                  when exists (select from pass_opportunity o where (o.lead, o.pass) = (h.lead, h.pass)
                    and o.since >= h.handed_off_at) then true
                  when exists (select from refused_handoff r where (r.lead, r.pass) = (h.lead, h.pass)) then false
                end as accepted
              from handoff h
            ), described as (
              select d.lead, d.pass, d.handed_off_at, d.accepted, f.attributes ->> ?::text as value,
                encode(sha256(convert_to(?::bigint || ':' || d.lead || ':' || d.pass, 'UTF8')), 'hex') as chance
              from decided d left join lateral (
                select attributes from lead_profile f where f.lead = d.lead and f.recorded_at <= d.handed_off_at
                order by f.sequence desc limit 1) f on true
              where d.accepted is not null
                and (?::text is null or lower(f.attributes ->> 'segment') = lower(?))
                and (?::text is null or lower(f.attributes ->> 'region') = lower(?))
                and (?::text is null or lower(f.attributes ->> 'channel') = lower(?))
            )
            select * from (
              select *, count(*) over (partition by value, accepted) as population,
                row_number() over (partition by value, accepted order by chance, lead, pass) as place
              from described) ranked
            where place <= ?""";

    private final Sql sql;

    DrawSample(Sql sql) {
        this.sql = sql;
    }

    private record Kind(@Nullable String value, boolean accepted) implements Comparable<Kind> {
        private static final Comparator<Kind> ORDER = comparing(
                        Kind::value, nullsLast(Comparator.<String>naturalOrder()))
                .thenComparing(kind -> !kind.accepted());

        @Override
        public int compareTo(Kind other) {
            return ORDER.compare(this, other);
        }
    }

    private record Drawn(UUID lead, int pass, Instant at, Kind kind, String chance, int population) {}

    /** Writes the sample down; its order tells nothing. */
    void draw(UUID audit, NewAudit asked, long seed) {
        Map<Kind, List<Drawn>> strata =
                candidates(asked, seed).stream().collect(groupingBy(Drawn::kind, TreeMap::new, toList()));
        if (strata.isEmpty()) {
            throw INVALID_CONTENT.because(
                    "sales has decided about no hand-off of these leads that this version qualified in this window",
                    List.of(FieldError.at("/from", "must begin a window with hand-offs that sales has decided about")));
        }
        List<Integer> shares = LargestRemainder.share(
                asked.size(),
                strata.values().stream()
                        .map(them -> them.getFirst().population())
                        .toList());
        List<Drawn> drawn = new ArrayList<>();
        int position = 0;
        for (Map.Entry<Kind, List<Drawn>> stratum : strata.entrySet()) {
            List<Drawn> them = stratum.getValue();
            int share = shares.get(position);
            drawn.addAll(them.subList(0, share));
            sql.update(
                    "insert into audit_stratum (audit, position, value, sales_accepted, population, drawn) values (?, ?, ?, ?, ?, ?)",
                    audit,
                    position++,
                    stratum.getKey().value(),
                    stratum.getKey().accepted(),
                    them.getFirst().population(),
                    share);
        }
        drawn.sort(comparing(Drawn::chance).thenComparing(Drawn::lead).thenComparing(Drawn::pass));
        save(audit, drawn);
    }

    private List<Drawn> candidates(NewAudit asked, long seed) {
        AuditScope scope = asked.scope();
        return sql
                .list(
                        HANDED_OFF_AND_DECIDED,
                        row -> new Drawn(
                                row.getObject("lead", UUID.class),
                                row.getInt("pass"),
                                Objects.requireNonNull(Sql.instant(row, "handed_off_at")),
                                new Kind(row.getString("value"), row.getBoolean("accepted")),
                                row.getString("chance"),
                                row.getInt("population")),
                        asked.from(),
                        asked.to(),
                        asked.definition(),
                        asked.version(),
                        asked.from(),
                        asked.stratifyBy(),
                        seed,
                        scope.segment(),
                        scope.segment(),
                        scope.region(),
                        scope.region(),
                        scope.channel(),
                        scope.channel(),
                        asked.size())
                .stream()
                .sorted(comparing(Drawn::chance, naturalOrder()))
                .toList();
    }

    private void save(UUID audit, List<Drawn> drawn) {
        Integer[] numbers = new Integer[drawn.size()];
        Arrays.setAll(numbers, i -> i + 1);
        sql.update(
                """
                insert into audit_item (audit, number, lead, pass, handed_off_at, value, sales_accepted)
                select ?, * from unnest(?::int[], ?::uuid[], ?::int[], ?::timestamptz[], ?::text[], ?::boolean[])""",
                audit,
                numbers,
                drawn.stream().map(Drawn::lead).toArray(UUID[]::new),
                drawn.stream().map(Drawn::pass).toArray(Integer[]::new),
                drawn.stream().map(Drawn::at).toArray(Instant[]::new),
                drawn.stream().map(one -> one.kind().value()).toArray(String[]::new),
                drawn.stream().map(one -> one.kind().accepted()).toArray(Boolean[]::new));
    }
}
