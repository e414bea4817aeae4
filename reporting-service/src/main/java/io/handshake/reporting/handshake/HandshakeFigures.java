package io.handshake.reporting.handshake;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.reporting.numbers.Handshake;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts hand-offs and refusals, each question in one statement. */
@ApplicationScoped
class HandshakeFigures {

    private final Sql sql;

    HandshakeFigures(Sql sql) {
        this.sql = sql;
    }

    /** What became of the hand-offs, and how long it took. */
    record Outcomes(
            Handshake ends,
            long offered,
            long reversed,
            long suppressed,
            WithoutGate withoutGate,
            AfterAcceptance after,
            @Nullable Instant youngest,
            Spread systemDelay,
            Spread timeToAccept) {}

    private static final String ENDS = """
            count(*) as handed_off, count(*) filter (where accepted) as accepted,
            count(*) filter (where rejected) as rejected, count(*) filter (where overturned) as overturned,
            count(*) filter (where cancelled) as cancelled, count(*) filter (where recycled) as recycled
            """;

    Outcomes outcomes(Cohort cohort) {
        return requireNonNull(sql.list(
                        """
                        %s
                        select %s, (select count(*) from held where gated and suppressed) as suppressed,
                               (select count(*) from held where not gated) as without_gate,
                               (select count(*) from held where not gated and delivered) as delivered,
                               count(first_offered_at) as offered,
                               count(*) filter (where reversed) as reversed, max(opened_at) as youngest,
                               count(*) filter (where accepted and conclusion = 'qualified') as qualified,
                               count(*) filter (where accepted and conclusion = 'disqualified') as disqualified,
                               count(*) filter (where accepted and conclusion = 'returned') as returned,
                               count(*) filter (where accepted and conclusion is null) as open,
                               %s, %s
                        from cohort
                        """.formatted(
                                        Cohort.SQL,
                                        ENDS,
                                        Cohort.spread("delay", "delay", "first_offered_at is not null"),
                                        Cohort.spread("took", "took", "accepted")),
                        HandshakeFigures::outcomes,
                        cohort.arguments())
                .getFirst());
    }

    /** The same hand-offs by whose they are, or by what is known of the lead. */
    List<HandshakeGroup> groups(Cohort cohort, GroupBy by) {
        return sql.list(
                """
                %s
                select %s as key, %s as name, %s
                from cohort c left join lead l on l.id = c.lead left join rep r on r.id = c.rep
                group by 1, 2 order by 1
                """.formatted(Cohort.SQL, by.key(), by.title(), ENDS),
                row -> HandshakeGroup.of(row.getString("key"), row.getString("name"), ends(row)),
                cohort.arguments());
    }

    /** Every refusal, for good or not, by reason. */
    List<Refusals> refusals(Cohort cohort) {
        return sql.list(
                """
                %s
                select o.reason, o.reason_group, count(*) filter (where o.final) as ended,
                       count(*) filter (where o.final and h.overturned) as overturned,
                       count(*) filter (where not o.final) as passed_on
                from held h join offer o on o.handoff = h.id
                where o.refused_at <= h.until
                group by o.reason, o.reason_group order by count(*) desc, o.reason
                """.formatted(Cohort.SQL),
                row -> new Refusals(
                        row.getString("reason"),
                        row.getString("reason_group"),
                        row.getLong("ended"),
                        row.getLong("overturned"),
                        row.getLong("passed_on")),
                cohort.arguments());
    }

    private static Outcomes outcomes(ResultSet row) throws SQLException {
        return new Outcomes(
                ends(row),
                row.getLong("offered"),
                row.getLong("reversed"),
                row.getLong("suppressed"),
                new WithoutGate(row.getLong("without_gate"), row.getLong("delivered")),
                new AfterAcceptance(
                        row.getLong("qualified"),
                        row.getLong("disqualified"),
                        row.getLong("returned"),
                        row.getLong("open")),
                Sql.instant(row, "youngest"),
                Spread.read(row, "delay"),
                Spread.read(row, "took"));
    }

    private static Handshake ends(ResultSet row) throws SQLException {
        return new Handshake(
                row.getLong("handed_off"),
                row.getLong("accepted"),
                row.getLong("rejected"),
                row.getLong("cancelled"),
                row.getLong("recycled"),
                row.getLong("overturned"));
    }
}
