package io.handshake.reporting.handshake;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.reporting.handshake.HandshakeReport.Refusals;
import io.handshake.reporting.handshake.HandshakeReport.Spread;
import io.handshake.reporting.numbers.Horizon;
import io.handshake.reporting.numbers.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts hand-offs, refusals and clocks, each question in one statement. */
@ApplicationScoped
class HandshakeFigures {

    private final Sql sql;

    HandshakeFigures(Sql sql) {
        this.sql = sql;
    }

    /** What became of the hand-offs, and how long it took. */
    record Outcomes(
            long handedOff,
            long offered,
            long accepted,
            long rejected,
            long cancelled,
            long suppressed,
            @Nullable Instant youngest,
            Spread systemDelay,
            Spread timeToAccept) {}

    /** Clocks whose outcome is known. */
    record Clocks(long met, long breached) {}

    Outcomes outcomes(Window window, Horizon horizon) {
        return requireNonNull(sql.list(
                        """
                        with opened as (
                          select opened_at, first_offered_at,
                                 accepted_at <= opened_at + make_interval(hours => ?) as accepted,
                                 rejected_at <= opened_at + make_interval(hours => ?) as rejected,
                                 cancelled_at <= opened_at + make_interval(hours => ?) as cancelled,
                                 greatest(0, extract(epoch from first_offered_at - qualified_at))::float8 as delay,
                                 accepted_after::float8 as accepted_after, suppressed_at
                          from handoff where opened_at >= ? and opened_at < ?),
                        held as (
                          select *, suppressed_at is not null and not coalesce(accepted, false)
                                    and not coalesce(rejected, false) and not coalesce(cancelled, false) as suppressed
                          from opened),
                        cohort as (select * from held where not suppressed)
                        select (select count(*) from held where suppressed) as suppressed, count(*) as handed_off, count(first_offered_at) as offered,
                               count(*) filter (where accepted) as accepted, count(*) filter (where rejected) as rejected,
                               count(*) filter (where cancelled) as cancelled, max(opened_at) as youngest,
                               count(delay) filter (where first_offered_at is not null) as delay_count,
                               percentile_cont(0.5) within group (order by delay)
                                 filter (where first_offered_at is not null) as delay_median,
                               percentile_cont(0.9) within group (order by delay)
                                 filter (where first_offered_at is not null) as delay_p90,
                               count(accepted_after) filter (where accepted) as accept_count,
                               percentile_cont(0.5) within group (order by accepted_after)
                                 filter (where accepted) as accept_median,
                               percentile_cont(0.9) within group (order by accepted_after)
                                 filter (where accepted) as accept_p90
                        from cohort
                        """,
                        HandshakeFigures::outcomes,
                        horizon.hours(),
                        horizon.hours(),
                        horizon.hours(),
                        window.from(),
                        window.to())
                .getFirst());
    }

    List<Refusals> refusals(Window window, Horizon horizon) {
        return sql.list(
                """
                select o.reason, o.reason_group, count(*) filter (where o.final) as ended,
                       count(*) filter (where not o.final) as passed_on
                from handoff h join offer o on o.handoff = h.id
                where h.opened_at >= ? and h.opened_at < ? and o.refused_at <= h.opened_at + make_interval(hours => ?)
                group by o.reason, o.reason_group order by count(*) desc, o.reason
                """,
                row -> new Refusals(
                        row.getString("reason"),
                        row.getString("reason_group"),
                        row.getLong("ended"),
                        row.getLong("passed_on")),
                window.from(),
                window.to(),
                horizon.hours());
    }

    Clocks clocks(Window window) {
        return requireNonNull(sql.list(
                        """
                        select count(*) filter (where o.clock = 'met') as met,
                               count(*) filter (where o.clock = 'breached') as breached
                        from handoff h join offer o on o.handoff = h.id
                        where h.opened_at >= ? and h.opened_at < ?
                        """, row -> new Clocks(row.getLong("met"), row.getLong("breached")), window.from(), window.to())
                .getFirst());
    }

    private static Outcomes outcomes(ResultSet row) throws SQLException {
        return new Outcomes(
                row.getLong("handed_off"),
                row.getLong("offered"),
                row.getLong("accepted"),
                row.getLong("rejected"),
                row.getLong("cancelled"),
                row.getLong("suppressed"),
                Sql.instant(row, "youngest"),
                new Spread(
                        row.getLong("delay_count"),
                        row.getObject("delay_median", Double.class),
                        row.getObject("delay_p90", Double.class)),
                new Spread(
                        row.getLong("accept_count"),
                        row.getObject("accept_median", Double.class),
                        row.getObject("accept_p90", Double.class)));
    }
}
