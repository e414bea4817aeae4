package io.handshake.chassis.gather;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * Does together what callers ask for at the same time, so that they share what a round trip and a commit cost.
 *
 * <p>Nobody waits for company: who finds a worker free is served at once, if need be alone; who comes while all are at work is
 * taken along next. Where a group fails, even one of a single question, each of it is served again alone, in the caller's own
 * thread, so that nobody fails or waits for another.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class Gathering<Q, A> {
    private final int workers;
    private final int most;
    private final Function<List<Q>, List<A>> work;
    private final Function<Q, A> alone;
    private final Queue<Asked<Q, A>> waiting = new ArrayDeque<>();
    private int working;

    /**
     * @param workers how many groups are served at the same time
     * @param most how many are in a group at most
     * @param work answers each in order, and does not wait long; when it fails, it has done nothing
     * @param alone answers one, however long it takes
     */
    public Gathering(int workers, int most, Function<List<Q>, List<A>> work, Function<Q, A> alone) {
        this.workers = workers;
        this.most = most;
        this.work = work;
        this.alone = alone;
    }

    /** The answer is empty when the question is to be asked again, alone. */
    private record Asked<Q, A>(Q question, CompletableFuture<Optional<A>> answer) {}

    /** Waits for the answer. */
    public A ask(Q question) {
        Asked<Q, A> asked = new Asked<>(question, new CompletableFuture<>());
        if (add(asked)) {
            Thread.ofVirtual().name("gathering").start(this::serve);
        }
        try {
            return asked.answer().get().orElseGet(() -> alone.apply(question));
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer");
        }
    }

    /** Whether a worker more is to begin. */
    private synchronized boolean add(Asked<Q, A> asked) {
        waiting.add(asked);
        if (working == workers) {
            return false;
        }
        working++;
        return true;
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

    /** Those who go together next; when nobody waits, the worker ends. */
    private synchronized List<Asked<Q, A>> next() {
        List<Asked<Q, A>> group = new ArrayList<>();
        while (group.size() < most && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        if (group.isEmpty()) {
            working--;
        }
        return group;
    }

    private void serve(List<Asked<Q, A>> group) {
        try {
            List<A> answers = work.apply(group.stream().map(Asked::question).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer().complete(Optional.of(answers.get(i)));
            }
        } catch (RuntimeException | Error _) { // whoever fails alone too is told why
            group.forEach(asked -> asked.answer().complete(Optional.empty()));
        }
    }
}
