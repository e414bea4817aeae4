package io.handshake.reporting.handshake;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.reporting.asking.Share;
import io.handshake.reporting.numbers.Rate;
import io.handshake.reporting.numbers.Window;
import jakarta.enterprise.context.ApplicationScoped;

/** How promises on hand-offs were kept, and how soon somebody got in touch, each question in one statement. */
@ApplicationScoped
class PromiseFigures {

    private final Sql sql;

    PromiseFigures(Sql sql) {
        this.sql = sql;
    }

    /** Clocks whose outcome is known so far. */
    Attainment attainment(Window window) {
        return Attainment.of(sql.list(
                """
                with opened as (select id from handoff where opened_at >= ? and opened_at < ?)
                select kind, count(*) filter (where outcome = 'met') as met,
                       count(*) filter (where outcome = 'breached') as breached
                from (select 'accept' as kind, o.clock as outcome from opened h join offer o on o.handoff = h.id
                      union all
                      select c.kind, c.outcome from opened h join clock c on c.handoff = h.id) as c
                where outcome in ('met', 'breached') group by kind order by kind
                """,
                row -> Attainment.OfKind.of(row.getString("kind"), row.getLong("met"), row.getLong("breached")),
                window.from(),
                window.to()));
    }

    long expiredOffers(Cohort cohort) {
        return requireNonNull(sql.list("""
                        %s
                        select count(*) as n from held h join offer o on o.handoff = h.id
                        where o.withdrawn = 'expired' and o.withdrawn_at <= h.until
                        """.formatted(Cohort.SQL), row -> row.getLong("n"), cohort.arguments())
                .getFirst());
    }

    /** After an acceptance was taken back there may be several clocks: the one that the first touch stopped counts. */
    FirstTouch firstTouch(Cohort cohort) {
        return requireNonNull(sql.list(
                        """
                        %s,
                        touched as (
                          select c.id, min(t.touched_at) as at from cohort c join touch t on t.handoff = c.id
                          where c.accepted and t.recorded_at <= c.until group by c.id),
                        clocked as (
                          select distinct on (t.id) t.id, k.elapsed from touched t join clock k on k.handoff = t.id
                          where k.kind = 'first-touch' and k.outcome in ('met', 'breached') and k.stopped_at >= t.at
                          order by t.id, k.stopped_at),
                        measured as (
                          select t.at, k.elapsed::float8 as by_clock,
                                 greatest(0, extract(epoch from t.at - c.opened_at))::float8 as since_handoff,
                                 greatest(0, extract(epoch from t.at - c.first_offered_at))::float8 as human_delay
                          from cohort c left join touched t on t.id = c.id
                          left join clocked k on k.id = c.id
                          where c.accepted)
                        select count(*) as accepted, count(*) filter (where at is null) as untouched, %s, %s, %s from measured
                        """.formatted(
                                        Cohort.SQL,
                                        Cohort.spread("since_handoff", "since_handoff", "at is not null"),
                                        Cohort.spread("human_delay", "human_delay", "at is not null"),
                                        Cohort.spread("by_clock", "by_clock", "at is not null")),
                        row -> new FirstTouch(
                                Share.of(new Rate(row.getLong("untouched"), row.getLong("accepted"))),
                                Spread.read(row, "since_handoff"),
                                Spread.read(row, "human_delay"),
                                Spread.read(row, "by_clock")),
                        cohort.arguments())
                .getFirst());
    }
}
