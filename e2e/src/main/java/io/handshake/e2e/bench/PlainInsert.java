package io.handshake.e2e.bench;

import static io.handshake.e2e.bench.ActivityIntake.BATCH;

import io.handshake.e2e.launch.Deployable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The same rows by one {@code insert ... select from unnest} per batch, into a database of its own on the same server. */
final class PlainInsert implements AutoCloseable {
    private static final String DATABASE = "bench";

    private final Server server;

    /** Makes the database anew. */
    PlainInsert(Server server) {
        this.server = server;
        server.execute("drop database if exists " + DATABASE);
        server.execute("create database " + DATABASE);
        server.execute(url(), """
                create table activity (
                  id uuid primary key,
                  key uuid not null,
                  type text not null,
                  source text not null,
                  campaign text,
                  occurred_at timestamptz not null,
                  recorded_at timestamptz not null)""");
    }

    /** By pgbench, the rows going over the wire with every call as they do for the product; without it by JDBC. */
    Load load() {
        return Pgbench.isInstalled()
                ? Pgbench.of(
                        url(),
                        BATCH,
                        """
                        insert into activity (id, key, type, source, campaign, occurred_at, recorded_at)
                        select gen_random_uuid(), key, type, source, campaign, now(), now()
                        from unnest(:keys::uuid[], :types::text[], :sources::text[], :campaigns::text[]) as row (key, type, source, campaign)
                        on conflict do nothing;
                        """,
                        Map.of(
                                "keys", array(() -> UUID.randomUUID().toString()),
                                "types", array(() -> "key-page"),
                                "sources", array(() -> "website"),
                                "campaigns", array(() -> "bench")))
                : new JdbcInsert(url());
    }

    private static String array(Supplier<String> value) {
        return Pgbench.array(Stream.generate(value).limit(BATCH));
    }

    /** Puts in as many rows as the product holds, so that both sides write into tables of one size, at rest; says how many. */
    long level() {
        String product = server.in(Deployable.LEAD.key());
        long held = server.number(product, "select count(*) from event where expires");
        server.execute(url(), """
                insert into activity (id, key, type, source, campaign, occurred_at, recorded_at)
                select gen_random_uuid(), gen_random_uuid(), 'key-page', 'website', 'bench', now(), now()
                from generate_series((select count(*) + 1 from activity), %d)""".formatted(held));
        server.settle(List.of(product, url()));
        return held;
    }

    private String url() {
        return server.in(DATABASE);
    }

    @Override
    public void close() {
        server.execute("drop database if exists " + DATABASE + " with (force)");
    }
}
