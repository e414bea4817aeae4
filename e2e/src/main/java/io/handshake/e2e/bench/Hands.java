package io.handshake.e2e.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets several threads do the same again and again until time is over, and says how many rows a second they stored. */
final class Hands {
    private Hands() {}

    /** One turn of work; returns how many rows it stored. */
    interface Turn {
        int take() throws Exception;
    }

    /** What one thread needs of its own, such as a connection. */
    interface Preparation {
        Turn prepare() throws Exception;
    }

    static double work(int threads, Duration time, Preparation preparation) {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Turn> turns = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                turns.add(preparation.prepare());
            }
            long start = System.nanoTime();
            long end = start + time.toNanos();
            List<Future<Long>> counts = new ArrayList<>();
            for (Turn turn : turns) {
                counts.add(workers.submit(() -> until(end, turn)));
            }
            long rows = 0;
            for (Future<Long> count : counts) {
                rows += count.get();
            }
            return rows * 1e9 / (System.nanoTime() - start);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static long until(long end, Turn turn) throws Exception {
        long rows = 0;
        while (System.nanoTime() < end) {
            rows += turn.take();
        }
        return rows;
    }
}
