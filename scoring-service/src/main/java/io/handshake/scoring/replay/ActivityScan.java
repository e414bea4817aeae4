package io.handshake.scoring.replay;

import io.agroal.api.AgroalDataSource;
import io.handshake.chassis.sql.DatabaseException;
import io.handshake.scoring.rule.Activity;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * One reading of all activities in the order of the leads whose they were, in a transaction of its own that sees the moment of
 * another. It keeps some thousand in memory, however many there are.
 */
final class ActivityScan implements AutoCloseable {
    /** Nothing comes back while the database sorts. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final Duration AT_MOST = Duration.ofDays(1);

    /** How many pages lie ready. */
    private static final int READY = 5;

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final BlockingQueue<List<Done>> pages = new ArrayBlockingQueue<>(READY);
    private final CompletableFuture<Void> reading;
    private final Object lock = new Object();
    private @Nullable PGConnection copying;
    private volatile boolean closed;

    private List<Done> page = List.of();
    private int at;
    private boolean begun;

    /**
     * Something that was done.
     *
     * @param recordedAt in microseconds since 1970
     */
    record Done(UUID lead, long recordedAt, Activity activity) {
        /** As the database orders ids: without sign. */
        int order(UUID other) {
            int high = Long.compareUnsigned(lead.getMostSignificantBits(), other.getMostSignificantBits());
            return high != 0
                    ? high
                    : Long.compareUnsigned(lead.getLeastSignificantBits(), other.getLeastSignificantBits());
        }
    }

    /** @param moment that all is read of, as the transaction that holds it calls it */
    ActivityScan(ActivityCopy copy, String moment, AgroalDataSource dataSource, Executor beside) {
        this.reading = CompletableFuture.runAsync(
                () -> QuarkusTransaction.requiringNew()
                        .timeout((int) AT_MOST.toSeconds())
                        .run(() -> read(copy, moment, dataSource)),
                beside);
    }

    private void read(ActivityCopy copy, String moment, AgroalDataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement see = connection.createStatement()) {
            see.execute("set transaction isolation level repeatable read; set transaction snapshot '" + moment + "'");
            int usualPatience = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
            copies(connection.unwrap(PGConnection.class));
            try {
                copy.run(connection, this::put);
            } finally {
                copies(null);
                connection.setNetworkTimeout(Runnable::run, usualPatience);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** As long as a connection is told here what runs on it may be ended, and nothing else does. */
    private void copies(@Nullable PGConnection connection) {
        synchronized (lock) {
            copying = connection;
        }
    }

    private void put(List<Done> next) {
        try {
            boolean taken = false;
            while (!taken && !closed) {
                taken = pages.offer(next, A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        if (closed) {
            throw new CancellationException("nobody reads on");
        }
    }

    /** Waits a moment; says whether the database has sorted, and what it read is coming. */
    boolean isComing() {
        if (!begun) {
            turn();
        }
        return begun;
    }

    /** What a lead did. Leads are asked for in order; what is of leads in between is passed over. */
    List<Done> of(UUID lead) {
        List<Done> done = new ArrayList<>();
        for (Done next = peek(); next != null && next.order(lead) <= 0; next = peek()) {
            if (next.order(lead) == 0) {
                done.add(next);
            }
            at++;
        }
        return done;
    }

    private @Nullable Done peek() {
        while (at == page.size() && !(begun && page.isEmpty())) {
            turn();
        }
        return at < page.size() ? page.get(at) : null;
    }

    /** To the next page, if it comes in a moment; the last one is empty. */
    private void turn() {
        try {
            List<Done> next = pages.poll(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
            if (next != null) {
                page = next;
                at = 0;
                begun = true;
            } else if (reading.isCompletedExceptionally()) {
                reading.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while activities were read"));
        }
    }

    /** Ends the reading, also while the database sorts. */
    @Override
    public void close() {
        closed = true;
        synchronized (lock) {
            if (copying != null) {
                try {
                    copying.cancelQuery();
                } catch (SQLException e) {
                    throw new DatabaseException(e);
                }
            }
        }
        reading.handle((nothing, failure) -> nothing).join();
    }
}
