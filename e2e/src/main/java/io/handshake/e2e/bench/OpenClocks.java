package io.handshake.e2e.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Offers with clocks under the shipped promise, written into the database of sla-service as it would have. */
final class OpenClocks {
    private static final int STEP = 100_000;

    /** Each with its own due time: the first, and one more every so many microseconds. */
    private static final String INSERT = """
            with made as materialized (
              select gen_random_uuid() as id, gen_random_uuid() as lead, gen_random_uuid() as offer, rep.id as rep,
                '%2$s'::timestamptz + n * interval '%3$d microseconds' as due,
                '%2$s'::timestamptz + n * interval '%3$d microseconds' - interval '48 hours' as at
              from generate_series(0, %1$d - 1) n cross join (select id from rep limit 1) rep),
            opened as (
              insert into handoff (id, lead, pass, stage, hand_to, state, rep, offer, qualified_at, opened_at, first_offered_at,
                offered_at, version, event_sequence)
              select id, lead, 1, 'MQL', 'SALES', 'offered', rep, offer, at, at, at, at, 0, 1 from made),
            offered as (
              insert into offer (id, handoff, rep, state, offered_at, why, passed_over)
              select offer, id, rep, 'open', at, 'any', '[]' from made)
            insert into clock (id, handoff, offer, kind, policy, policy_version, calendar, calendar_version, stands_in,
              target_seconds, started_at, due_at, next_at, told, state)
            select gen_random_uuid(), id, offer, 'accept', 'shipped', 1, '24x7', 1, false, 172800, at, due,
              due + interval '1 microsecond', 0, 'running' from made""";

    private final Server server;
    private final String database;

    OpenClocks(Server server) {
        this.server = server;
        this.database = server.in("sla");
    }

    /** Unless they are there already: so many, which fall due from an hour from now on until the promise is up. */
    void write(int howMany) {
        if (server.number(database, "select count(*) from clock") >= howMany) {
            return;
        }
        System.out.println("Writing open clocks, which takes minutes ...");
        Instant begin = Instant.now().plus(Duration.ofHours(1));
        Duration all = Duration.ofHours(46);
        int steps = howMany / STEP;
        for (int step = 0; step < steps; step++) {
            insert(STEP, begin.plus(all.multipliedBy(step).dividedBy(steps)), all.dividedBy(howMany));
        }
        server.settle(List.of(database));
    }

    /** So many that fall due one after the other within a second. */
    void fallDue(int howMany, Instant from) {
        insert(howMany, from, Duration.ofSeconds(1).dividedBy(howMany));
    }

    private void insert(int howMany, Instant first, Duration apart) {
        server.execute(database, INSERT.formatted(howMany, first, apart.toNanos() / 1_000));
    }

    long open() {
        return server.number(database, "select count(*) from clock where next_at is not null");
    }

    /** How many of a second nobody has announced. */
    long unannounced(Instant second) {
        return server.number(
                database, "select count(*) from clock where state = 'running' and due_at " + within(second));
    }

    /** How often breaches of a second were told; of so many clocks when distinct. */
    long told(Instant second, boolean distinct) {
        return server.number(
                database,
                "select count(%s data::jsonb ->> 'clock') from event where type = 'clock-breached' and occurred_at %s"
                        .formatted(distinct ? "distinct" : "", within(second)));
    }

    private static String within(Instant second) {
        return "between '%s' and '%s'".formatted(second, second.plusSeconds(1));
    }

    /** What was read of clocks so far: looks into the two indexes by what is told next, their rows and pages, and whole tables. */
    Looks looks() {
        String next = " where indexrelname in ('clock_next', 'clock_expiring')";
        return new Looks(
                server.number(database, "select sum(idx_scan) from pg_stat_user_indexes" + next),
                server.number(database, "select sum(idx_tup_read) from pg_stat_user_indexes" + next),
                server.number(database, "select sum(idx_blks_hit + idx_blks_read) from pg_statio_user_indexes" + next),
                server.number(
                        database,
                        "select sum(seq_scan) from pg_stat_user_tables where relname in ('clock', 'handoff')"));
    }

    record Looks(long looks, long rows, long pages, long wholeTables) {
        Looks since(Looks before) {
            return new Looks(
                    looks - before.looks, rows - before.rows, pages - before.pages, wholeTables - before.wholeTables);
        }
    }
}
