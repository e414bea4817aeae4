package io.handshake.chassis.gather;

import io.handshake.chassis.sql.DatabaseException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Does together what callers ask for at the same time, so that they share what a round trip and a commit cost.
 *
 * <p>Nobody waits for company: who finds a worker free is served at once, if need be alone; who comes while all are at work is
 * taken along next. Where a group fails, each of it is served again alone, in the caller's own thread, so that nobody fails or
 * waits for another; unless it failed of what each of them would fail of.
 *
 * <p>A worker whose group takes long, as on a connection whose other end is gone, is replaced by another as soon as somebody comes.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class Gathering<Q, A> {
    static final int MOST_WORKERS = 8;

    private final int workers;
    private final int most;
    private final Work<Q, A> work;
    private final Patience patience;
    private final Alone<Q, A> alone;
    private final Queue<Asked<Q, A>> waiting = new ArrayDeque<>();
    /** When each worker that has a group began with it. */
    private final Map<Thread, Long> begun = new HashMap<>();

    private int working;

    /**
     * @param workers how many groups are served at the same time, besides those that take long
     * @param most how many are in a group at most
     */
    public Gathering(int workers, int most, Work<Q, A> work) {
        this(workers, most, work, new Patience(Duration.ofSeconds(2), Duration.ofSeconds(5)));
    }

    Gathering(int workers, int most, Work<Q, A> work, Patience patience) {
        this.workers = workers;
        this.most = most;
        this.work = work;
        this.patience = patience;
        this.alone = new Alone<>(work, patience.inQueue());
    }

    /**
     * @param together answers each in order, and does not wait long; when it fails, it has done nothing
     * @param alone answers one, however long it takes
     * @param everybodys whether what a group failed of is what each of it would fail of
     */
    public record Work<Q, A>(
            Function<List<Q>, List<A>> together, Function<Q, A> alone, Predicate<Throwable> everybodys) {}

    /**
     * @param withGroups after which time a group takes long
     * @param inQueue how long who asks waits for a worker, or for a turn of its own
     */
    record Patience(Duration withGroups, Duration inQueue) {}

    /** What is left to do for the answer, in the thread of who asked. */
    private record Asked<Q, A>(Q question, CompletableFuture<Supplier<A>> answer) {}

    /** Waits for the answer; who finds no worker or turn in time is told as if the database were away. */
    public A ask(Q question) {
        Asked<Q, A> asked = new Asked<>(question, new CompletableFuture<>());
        if (add(asked)) {
            Thread.ofVirtual().name("gathering").start(this::serve);
        }
        try {
            return answer(asked).get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer");
        }
    }

    private Supplier<A> answer(Asked<Q, A> asked) throws ExecutionException, InterruptedException {
        try {
            return asked.answer().get(patience.inQueue().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            if (leave(asked)) {
                throw new DatabaseException(new SQLTransientConnectionException("no worker came free in time"));
            }
            return asked.answer().get();
        }
    }

    /** Whether a worker more is to begin. */
    private synchronized boolean add(Asked<Q, A> asked) {
        waiting.add(asked);
        if (working == MOST_WORKERS || working >= workers && working - slow() >= workers) {
            return false;
        }
        working++;
        return true;
    }

    /** Whether it was waiting still. */
    private synchronized boolean leave(Asked<Q, A> asked) {
        return waiting.removeIf(other -> other == asked);
    }

    /** How many workers are at groups that take long. */
    private long slow() {
        long now = System.nanoTime();
        return begun.values().stream()
                .filter(at -> now - at > patience.withGroups().toNanos())
                .count();
    }

    /** How many wait for a worker. */
    synchronized int waiting() {
        return waiting.size();
    }

    private void serve() {
        for (List<Asked<Q, A>> group = next(); !group.isEmpty(); group = next()) {
            serve(group);
        }
    }

    /** Those who go together next; when nobody waits, or another has taken its place, the worker ends. */
    private synchronized List<Asked<Q, A>> next() {
        begun.remove(Thread.currentThread());
        List<Asked<Q, A>> group = new ArrayList<>();
        boolean replaced = working - slow() > workers;
        while (!replaced && group.size() < most && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        if (group.isEmpty()) {
            working--;
        } else {
            begun.put(Thread.currentThread(), System.nanoTime());
        }
        return group;
    }

    private void serve(List<Asked<Q, A>> group) {
        try {
            List<A> answers =
                    work.together().apply(group.stream().map(Asked::question).toList());
            for (int i = 0; i < group.size(); i++) {
                A answer = answers.get(i);
                group.get(i).answer().complete(() -> answer);
            }
        } catch (RuntimeException | Error failure) { // whoever fails alone too is told why
            boolean everybodys = work.everybodys().test(failure);
            group.forEach(asked -> {
                if (everybodys) {
                    asked.answer().completeExceptionally(failure);
                } else {
                    asked.answer().complete(again(asked.question(), group.size()));
                }
            });
        }
    }

    private Supplier<A> again(Q question, int inGroup) {
        return () -> inGroup > 1 ? alone.serve(question) : alone.serveAtLength(question);
    }
}
