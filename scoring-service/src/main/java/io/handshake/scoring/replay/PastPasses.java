package io.handshake.scoring.replay;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.agroal.api.AgroalDataSource;
import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.qualification.Values;
import io.handshake.scoring.replay.ActivityScan.Done;
import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The passes of all leads with what counted towards each, as they were known at an instant. */
@ApplicationScoped
class PastPasses {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Sql sql;
    private final AgroalDataSource dataSource;

    PastPasses(Sql sql, AgroalDataSource dataSource) {
        this.sql = sql;
        this.dataSource = dataSource;
    }

    private record Told(UUID lead, Profile profile) {}

    private record Trip(
            UUID lead,
            int number,
            Instant countsAfter,
            @Nullable Instant endedAt,
            boolean opportunity) {
        List<Activity> counted(List<Done> done) {
            long after = micros(countsAfter);
            long until = endedAt == null ? Long.MAX_VALUE : micros(endedAt);
            return done.stream()
                    .filter(it -> it.recordedAt() > after && it.recordedAt() <= until)
                    .map(Done::activity)
                    .toList();
        }

        private static long micros(Instant instant) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        }
    }

    /** All that this transaction reads from now on is of one moment; it must come first. */
    void holdStill() {
        sql.update("set transaction isolation level repeatable read");
    }

    /** As of the moment of this transaction, which has to stay open; only what one of these needs of activities is read. */
    PastLeads leadsAfter(@Nullable UUID last, Instant knownAt, List<Yardstick> sides, Executor beside) {
        String moment = sql.first("select pg_export_snapshot() as moment", row -> row.getString("moment"))
                .orElseThrow();
        ActivityCopy copy = new ActivityCopy(begin(last), knownAt, sides);
        return new PastLeads(this, knownAt, last, new ActivityScan(copy, moment, dataSource, beside));
    }

    /** The next leads by id that were no alias of another by the words recorded by then. */
    List<UUID> leadsAfter(@Nullable UUID last, Instant knownAt, int limit) {
        return sql.list("""
                select l.id from lead l
                left join lateral (select w.lead from key_word w where w.key = l.id and w.since <= ?
                                   order by w.moves desc, w.since desc, w.lead desc limit 1) as owner on true
                where l.id > ? and (owner.lead is null or owner.lead = l.id) order by l.id limit ?""", row -> row.getObject("id", UUID.class), knownAt, begin(last), limit);
    }

    /** Of these leads, which are all after one and up to another, with what each did. */
    List<PastPass> of(Map<UUID, List<Done>> done, @Nullable UUID after, UUID through, Instant knownAt) {
        Map<UUID, List<Profile>> told = told(after, through, knownAt);
        return trips(after, through, knownAt).stream()
                .filter(trip -> done.containsKey(trip.lead()))
                .map(trip -> new PastPass(
                        trip.lead(),
                        trip.number(),
                        told.getOrDefault(trip.lead(), List.of()),
                        trip.counted(done.getOrDefault(trip.lead(), List.of())),
                        trip.endedAt() == null ? knownAt : trip.endedAt(),
                        trip.opportunity()))
                .toList();
    }

    /** A pass ends for a score when it is an opportunity, or qualifies otherwise than by its score, if it was not closed before. */
    private List<Trip> trips(@Nullable UUID after, UUID through, Instant knownAt) {
        return sql.list(
                """
                select p.lead, p.number, p.counts_after, coalesce(m.opportunity, false) as opportunity,
                  least(case when p.closed_at <= ? then p.closed_at end, m.decided_at) as ended_at
                from pass p left join lateral (
                  select bool_or(m.milestone in ('OPPORTUNITY', 'CUSTOMER')) as opportunity,
                    min(m.recorded_at) filter (where m.milestone in ('OPPORTUNITY', 'CUSTOMER')
                      or m.milestone in ('QUALIFIED', 'ACCEPTED', 'SALES_QUALIFIED') and q.lead is null) as decided_at
                  from milestone m left join qualification q
                    on q.lead = m.lead and q.pass = m.pass and q.reason <> 'experiment'
                  where m.lead = p.lead and m.pass = p.number and m.recorded_at <= ?) m on true
                where p.lead > ? and p.lead <= ? and p.opened_at <= ? order by p.lead, p.number""",
                row -> new Trip(
                        row.getObject("lead", UUID.class),
                        row.getInt("number"),
                        Objects.requireNonNull(Sql.instant(row, "counts_after")),
                        Sql.instant(row, "ended_at"),
                        row.getBoolean("opportunity")),
                knownAt,
                knownAt,
                begin(after),
                through,
                knownAt);
    }

    private Map<UUID, List<Profile>> told(@Nullable UUID after, UUID through, Instant knownAt) {
        return sql
                .list(
                        """
                        select lead, since, attributes from lead_profile
                        where lead > ? and lead <= ? and recorded_at <= ? order by lead, sequence""",
                        row -> new Told(
                                row.getObject("lead", UUID.class),
                                new Profile(
                                        Objects.requireNonNull(Sql.instant(row, "since")),
                                        Values.of(row.getString("attributes")))),
                        begin(after),
                        through,
                        knownAt)
                .stream()
                .collect(groupingBy(Told::lead, mapping(Told::profile, toList())));
    }

    private static UUID begin(@Nullable UUID after) {
        return after == null ? BEFORE_ALL : after;
    }
}
