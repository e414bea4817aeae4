package io.handshake.chassis.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handshake.chassis.gather.Gathering.Patience;
import io.handshake.chassis.gather.Gathering.Work;
import io.handshake.chassis.problem.Answers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final Patience ENDLESS = new Patience(Duration.ofDays(1), Duration.ofDays(1));
    private static final Patience REPLACED_AT_ONCE = new Patience(Duration.ZERO, Duration.ofDays(1));
    private static final Patience IN_QUEUE_SHORT = new Patience(Duration.ofDays(1), Duration.ofSeconds(3));

    private final Queue<List<Integer>> groups = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CountDownLatch waits = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    @Test
    void everybodyGetsAnAnswerOfTheirOwn() throws Exception {
        Gathering<Integer, Integer> gathering =
                new Gathering<>(2, 7, new Work<>(this::twice, this::alone, _ -> false), ENDLESS);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = ask(callers, gathering, 0, 2_000);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(2 * i);
            }
        }
        assertThat(groups).allSatisfy(group -> assertThat(group).hasSizeLessThanOrEqualTo(7));
        assertThat(groups.stream().flatMap(List::stream)).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Test
    void whoComesWhileAllAreAtWorkIsTakenAlongNext() throws Exception {
        Gathering<Integer, Integer> gathering =
                new Gathering<>(1, 10, new Work<>(this::doubleOnceAllHaveCome, this::alone, _ -> false), ENDLESS);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = everybodyBehindTheFirst(callers, gathering, 12);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(2 * i);
            }
        }
        assertThat(groups).extracting(List::size).containsExactly(1, 10, 2);
    }

    @Test
    void whoFailsFailsAlone() throws Exception {
        Gathering<Integer, Integer> gathering =
                new Gathering<>(1, 10, new Work<>(this::doubleAllButThree, this::alone, _ -> false), ENDLESS);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = everybodyBehindTheFirst(callers, gathering, 5);
            assertThatThrownBy(answers.get(3)::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("not three");
            assertThat(answers.get(2).get()).isEqualTo(4);
            assertThat(answers.get(4).get()).isEqualTo(8);
        }
    }

    @Test
    void whoCannotBeServedSoonWaitsInItsOwnThreadAndKeepsNoWorker() throws Exception {
        Gathering<Integer, Integer> gathering =
                new Gathering<>(1, 10, new Work<>(this::doubleAllButThree, this::onceReleased, _ -> false), ENDLESS);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            goOn.countDown();
            List<Future<Integer>> held = ask(callers, gathering, 3, 4);
            await(waits);
            assertThat(ask(callers, gathering, 4, 5).getFirst().get()).isEqualTo(8);
            assertThat(held.getFirst().isDone()).isFalse();
            release.countDown();
            assertThat(held.getFirst().get()).isEqualTo(6);
        }
    }

    @Test
    void aWorkerThatIsStuckIsReplacedWhenSomebodyComes() throws Exception {
        Gathering<Integer, Integer> gathering = new Gathering<>(1, 10, stuckAt(0), REPLACED_AT_ONCE);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> stuck = ask(callers, gathering, 0, 1).getFirst();
            await(begun);

            assertThat(ask(callers, gathering, 1, 2).getFirst().get()).isEqualTo(2);
            assertThat(ask(callers, gathering, 2, 3).getFirst().get()).isEqualTo(4);
            assertThat(stuck.isDone()).isFalse();
            goOn.countDown();
            assertThat(stuck.get()).isZero();
            assertThat(ask(callers, gathering, 3, 4).getFirst().get()).isEqualTo(6);
        }
    }

    @Test
    void stuckWorkersAreReplacedUpToABound() throws Exception {
        Semaphore stuck = new Semaphore(0);
        Gathering<Integer, Integer> gathering = new Gathering<>(
                1,
                10,
                new Work<>(
                        numbers -> {
                            stuck.release();
                            return doubleOnceAllHaveCome(numbers);
                        },
                        this::alone,
                        _ -> false),
                REPLACED_AT_ONCE);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < Gathering.MOST_WORKERS; i++) {
                answers.addAll(ask(callers, gathering, i, i + 1));
                stuck.acquire();
            }
            answers.addAll(ask(callers, gathering, Gathering.MOST_WORKERS, Gathering.MOST_WORKERS + 3));
            untilWaiting(gathering, 3);
            goOn.countDown();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(2 * i);
            }
        }
        assertThat(groups.stream().flatMap(List::stream)).hasSize(Gathering.MOST_WORKERS + 3);
    }

    @Test
    void whoFindsNoWorkerInTimeLeavesTheQueueAndIsToldToComeAgain() throws Exception {
        Gathering<Integer, Integer> gathering = new Gathering<>(1, 10, stuckAt(0), IN_QUEUE_SHORT);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> stuck = ask(callers, gathering, 0, 1).getFirst();
            await(begun);

            assertThatThrownBy(ask(callers, gathering, 1, 2).getFirst()::get)
                    .cause()
                    .matches(Answers::isDatabaseAway);
            assertThat(gathering.waiting()).isZero();
            goOn.countDown();
            assertThat(stuck.get()).isZero();
        }
        assertThat(groups).containsExactly(List.of(0));
    }

    @Test
    void whatEverybodyWouldFailOfIsNotTriedByEachAgain() throws Exception {
        Queue<Integer> tried = new ConcurrentLinkedQueue<>();
        Gathering<Integer, Integer> gathering = new Gathering<>(
                1,
                10,
                new Work<>(
                        this::doubleAllButThree,
                        number -> {
                            tried.add(number);
                            return number;
                        },
                        failure -> "not three".equals(failure.getMessage())),
                ENDLESS);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = everybodyBehindTheFirst(callers, gathering, 5);
            assertThat(answers.getFirst().get()).isZero();
            assertThat(answers.subList(1, 6))
                    .allSatisfy(answer -> assertThatThrownBy(answer::get).hasRootCauseMessage("not three"));
        }
        assertThat(tried).isEmpty();
    }

    @Test
    void whoWaitsTakesNoTurnFromThoseWhoCanGoOn() throws Exception {
        Gathering<Integer, Integer> gathering = new Gathering<>(
                1, 100, new Work<>(this::doubleAllButNegatives, this::onceReleased, _ -> false), REPLACED_AT_ONCE);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> waiting = ask(callers, gathering, -60, 0);
            List<Future<Integer>> others = ask(callers, gathering, 0, 30);
            for (int i = 0; i < others.size(); i++) {
                assertThat(others.get(i).get()).isEqualTo(2 * i);
            }
            assertThat(waiting).noneMatch(Future::isDone);
            release.countDown();
            for (int i = 0; i < waiting.size(); i++) {
                assertThat(waiting.get(i).get()).isEqualTo(2 * (i - 60));
            }
        }
        assertThat(mostAtOnce).hasValueLessThanOrEqualTo(Alone.MOST);
    }

    @Test
    void whoseTurnToWaitDoesNotComeInTimeIsToldToComeAgain() throws Exception {
        Gathering<Integer, Integer> gathering = new Gathering<>(
                1, 100, new Work<>(this::doubleAllButNegatives, this::onceReleased, _ -> false), IN_QUEUE_SHORT);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> waiting = ask(callers, gathering, -Alone.MOST, 0);
            while (atOnce.get() < Alone.MOST) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(ask(callers, gathering, -9, -8).getFirst()::get)
                    .cause()
                    .matches(Answers::isDatabaseAway);
            release.countDown();
            for (Future<Integer> answer : waiting) {
                assertThat(answer.get()).isNegative();
            }
        }
    }

    private Work<Integer, Integer> stuckAt(int stuck) {
        return new Work<>(
                numbers -> numbers.contains(stuck) ? doubleOnceAllHaveCome(numbers) : twice(numbers),
                this::alone,
                _ -> false);
    }

    private int alone(int number) {
        if (number == 3) {
            throw new IllegalArgumentException("not three");
        }
        return 2 * number;
    }

    private int onceReleased(int number) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        waits.countDown();
        await(release);
        atOnce.decrementAndGet();
        return 2 * number;
    }

    private List<Integer> doubleAllButNegatives(List<Integer> numbers) {
        if (numbers.stream().anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException("somebody is held");
        }
        return twice(numbers);
    }

    private List<Integer> twice(List<Integer> numbers) {
        groups.add(numbers);
        return numbers.stream().map(number -> 2 * number).toList();
    }

    private List<Integer> doubleOnceAllHaveCome(List<Integer> numbers) {
        begun.countDown();
        await(goOn);
        return twice(numbers);
    }

    private List<Integer> doubleAllButThree(List<Integer> numbers) {
        List<Integer> doubled = doubleOnceAllHaveCome(numbers);
        if (numbers.contains(3)) {
            throw new IllegalArgumentException("not three");
        }
        return doubled;
    }

    /** The first is at work until all others wait. */
    private List<Future<Integer>> everybodyBehindTheFirst(
            ExecutorService callers, Gathering<Integer, Integer> gathering, int others) {
        List<Future<Integer>> answers = new ArrayList<>(ask(callers, gathering, 0, 1));
        await(begun);
        answers.addAll(ask(callers, gathering, 1, others + 1));
        untilWaiting(gathering, others);
        goOn.countDown();
        return answers;
    }

    private static void untilWaiting(Gathering<Integer, Integer> gathering, int count) {
        while (gathering.waiting() != count) {
            Thread.onSpinWait();
        }
    }

    private static List<Future<Integer>> ask(
            ExecutorService callers, Gathering<Integer, Integer> gathering, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> callers.submit(() -> gathering.ask(number)))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
