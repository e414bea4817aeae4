package io.handshake.e2e.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Lets several threads do the same again and again until time is over, and says at what pace they stored rows. */
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

    private record Done(long rows, long[] turns) {}

    static Pace work(int threads, Duration time, Preparation preparation) {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Turn> turns = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                turns.add(preparation.prepare());
            }
            long start = System.nanoTime();
            long end = start + time.toNanos();
            List<Future<Done>> hands = new ArrayList<>();
            for (Turn turn : turns) {
                hands.add(workers.submit(() -> until(end, turn)));
            }
            long rows = 0;
            LongStream took = LongStream.empty();
            for (Future<Done> hand : hands) {
                Done done = hand.get();
                rows += done.rows();
                took = LongStream.concat(took, LongStream.of(done.turns()));
            }
            return Pace.of(rows * 1e9 / (System.nanoTime() - start), took.toArray());
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Done until(long end, Turn turn) throws Exception {
        long rows = 0;
        LongStream.Builder turns = LongStream.builder();
        for (long begin = System.nanoTime(); begin < end; ) {
            rows += turn.take();
            long now = System.nanoTime();
            turns.add(now - begin);
            begin = now;
        }
        return new Done(rows, turns.build().toArray());
    }
}
