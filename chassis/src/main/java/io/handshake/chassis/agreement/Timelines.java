package io.handshake.chassis.agreement;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The timeline of each kind of agreement. */
@ApplicationScoped
public class Timelines {
    /** Class of the advisory locks of the kinds. */
    private static final int LOCKS = 4244;

    private static final Duration BELIEVED = Duration.ofSeconds(2);

    private record Believed(Timeline timeline, long sinceNanos) {
        boolean old() {
            return System.nanoTime() - sinceNanos > BELIEVED.toNanos();
        }
    }

    private final Map<String, Believed> believed = new ConcurrentHashMap<>();
    private final Map<VersionId, Terms> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final Sql sql;
    private final TransactionSynchronizationRegistry transactions;

    Timelines(Sql sql, TransactionSynchronizationRegistry transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /**
     * The timeline as it was at most two seconds ago. What was signed before that switches exactly at its instant; what is
     * signed meanwhile in another replica is seen when the two seconds are over.
     */
    public Timeline believed(String kind) {
        Believed before = believed.get(kind);
        if (before != null && !before.old()) {
            return before.timeline();
        }
        long change = changes.get();
        Believed read = new Believed(current(kind), System.nanoTime());
        if (change == changes.get()) {
            believed.put(kind, read);
        }
        return read.timeline();
    }

    /** The timeline as it is written. */
    public Timeline current(String kind) {
        return Timeline.of(sql.list("""
                select t.kind, t.key, t.version, t.from_instant, v.document,
                  exists (select from agreement_signature s where (s.kind, s.key, s.version) = (t.kind, t.key, t.version)) as signed
                from agreement_taking_effect t join agreement_version v using (kind, key, version) where kind = ?""", this::counting, kind));
    }

    public Terms terms(VersionId id) {
        Terms before = known.get(id);
        return before != null
                ? before
                : sql.first(
                                "select document from agreement_version where kind = ? and key = ? and version = ?",
                                row -> remember(id, row.getString("document")),
                                id.kind(),
                                id.key(),
                                id.version())
                        .orElseThrow(() -> new IllegalStateException("there is no " + id));
    }

    /**
     * Nobody puts a version of this kind in force before this transaction has ended, and nobody does while another holds this.
     * Not row locks: those let ever new readers pass a writer who waits, and somebody who signs would wait as long as they come.
     */
    public void holdUnchanged(String kind) {
        sql.list("select pg_advisory_xact_lock_shared(?, hashtext(?))", row -> true, LOCKS, kind);
    }

    /** Waits for all who hold it unchanged; nobody else puts a version of this kind in force before this transaction has ended. */
    public void holdForChange(String kind) {
        sql.list("select pg_advisory_xact_lock(?, hashtext(?))", row -> true, LOCKS, kind);
    }

    /** What this replica believes is read anew once the transaction has ended. */
    void forgetAfterwards(String kind) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing is forgotten before the change can be seen
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    changes.incrementAndGet();
                    believed.remove(kind);
                }
            }
        });
    }

    private Counting counting(ResultSet row) throws SQLException {
        VersionId id = new VersionId(row.getString("kind"), row.getString("key"), row.getInt("version"));
        Terms before = known.get(id);
        Terms terms = before != null ? before : remember(id, row.getString("document"));
        Instant from = Objects.requireNonNull(Sql.instant(row, "from_instant"));
        return new Counting(id, terms.scope(), from, terms.effectiveUntil(), row.getBoolean("signed"));
    }

    private Terms remember(VersionId id, String document) {
        Terms terms = Terms.read(document);
        known.put(id, terms);
        return terms;
    }
}
