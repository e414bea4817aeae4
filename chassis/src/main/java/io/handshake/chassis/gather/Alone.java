package io.handshake.chassis.gather;

import io.handshake.chassis.gather.Gathering.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Serves those whose group failed, each by itself in its own thread.
 *
 * <p>Who can go on at once does; only who fails at that too waits as long as it must. Few do either at the same time: who waits
 * for long takes nothing from the others, neither their turn nor what a worker needs.
 */
final class Alone<Q, A> {
    /** How many try to go on at once, and how many wait, at the same time. */
    static final int MOST = 4;

    private final Work<Q, A> work;
    private final Turns trying;
    private final Turns waiting;

    Alone(Work<Q, A> work, Duration patience) {
        this.work = work;
        this.trying = new Turns(MOST, patience);
        this.waiting = new Turns(MOST, patience);
    }

    /** The answer for one of a group that failed. */
    A serve(Q question) {
        return trying.take(() -> tried(question)).orElseGet(() -> serveAtLength(question));
    }

    /** The answer for who failed alone. */
    A serveAtLength(Q question) {
        return waiting.take(() -> work.alone().apply(question));
    }

    private Optional<A> tried(Q question) {
        try {
            return Optional.of(work.together().apply(List.of(question)).getFirst());
        } catch (RuntimeException | Error failure) { // what it fails of at length is told
            if (work.everybodys().test(failure)) {
                throw failure;
            }
            return Optional.empty();
        }
    }
}
