package io.handshake.chassis.inbox;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Which replica reads which slots of a feed: leases in the database, shared evenly among the replicas alive. */
@ApplicationScoped
class Leases {
    private final Sql sql;
    private final FeedsConfig config;
    private final UUID me = UUID.randomUUID();

    Leases(Sql sql, FeedsConfig config) {
        this.sql = sql;
        this.config = config;
    }

    UUID me() {
        return me;
    }

    void register(String feed, int first) {
        sql.update("insert into feed_cursor (feed, slots) values (?, ?) on conflict do nothing", feed, first);
    }

    /** Says that this replica lives, and forgets those that have been silent for long. */
    void beat() {
        sql.update("""
                insert into feed_replica (id, seen_at) values (?, now())
                on conflict (id) do update set seen_at = excluded.seen_at""", me);
        sql.update("delete from feed_replica where seen_at < now() - ? * interval '1 second'", leaseSeconds());
    }

    /**
     * Takes or renews the lease and tells the cursor to go on from; empty when another replica has it, or when this one holds
     * its fair share already.
     */
    Optional<String> hold(String feed, int slots) {
        return sql.first("""
                with fair as (
                  select ceil((select count(*) from feed_cursor)::numeric
                              / greatest(1, (select count(*) from feed_replica))) as share),
                others as (
                  select count(*) as held from feed_cursor
                  where owner = ? and leased_until > now() and not (feed = ? and slots = ?))
                update feed_cursor set owner = ?, leased_until = now() + ? * interval '1 second'
                from fair, others
                where feed = ? and slots = ? and others.held < fair.share and (owner = ? or leased_until < now())
                returning cursor""", row -> row.getString("cursor"), me, feed, slots, me, leaseSeconds(), feed, slots, me);
    }

    /** Gives everything back at once, so that other replicas go on without waiting for the leases to end. */
    void release() {
        sql.update("update feed_cursor set owner = null, leased_until = '-infinity' where owner = ?", me);
        sql.update("delete from feed_replica where id = ?", me);
    }

    void release(String feed, int slots) {
        sql.update(
                "update feed_cursor set owner = null, leased_until = '-infinity' where owner = ? and feed = ? and slots = ?",
                me,
                feed,
                slots);
    }

    private double leaseSeconds() {
        return config.lease().toMillis() / 1000.0;
    }
}
