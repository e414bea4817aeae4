package io.handshake.scoring.replay;

import io.handshake.scoring.definition.Rules;
import io.handshake.scoring.replay.PastLeads.Chunk;
import io.handshake.scoring.rule.RuleSet;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the replays that were asked for, each by one replica at a time: one scan in the order of leads, of one moment,
 * while what was read is judged and saved in others. A replica that dies leaves where it was.
 */
@ApplicationScoped
class RunReplays {
    private static final Logger LOG = Logger.getLogger(RunReplays.class);
    private static final Duration AT_MOST = Duration.ofDays(1);

    /** How many chunks are being judged and saved, besides the one that is being read. */
    private static final int AT_ONCE = 3;

    /** After how many leads what was found is added up. */
    private static final int ADDED_UP = 10_000;

    private final Replays replays;
    private final PastPasses past;
    private final Rules rules;
    private final InstantSource clock;
    private volatile boolean stopping;

    RunReplays(Replays replays, PastPasses past, Rules rules, InstantSource clock) {
        this.replays = replays;
        this.past = past;
        this.rules = rules;
        this.clock = clock;
    }

    /** By what passes are judged: the version replayed, and what was in force. */
    private record Sides(Yardstick replayed, Yardstick inForce) {
        List<Yardstick> all() {
            return List.of(replayed, inForce);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void runAll() {
        boolean more = true;
        while (more && !stopping) {
            more = QuarkusTransaction.requiringNew()
                    .timeout((int) AT_MOST.toSeconds())
                    .call(this::runNext);
        }
    }

    private boolean runNext() {
        past.holdStill();
        Optional<Replay> replay = replays.claim();
        replay.ifPresent(this::run);
        return replay.isPresent();
    }

    private void run(Replay replay) {
        RuleSet draft = rules.find(replay.definition(), replay.version()).orElseThrow(IllegalStateException::new);
        Rules.Held held = rules.asKnown(replay.knownAt());
        Sides sides = new Sides(
                Yardstick.of(
                        rules.asIfAlways(held, replay.definition(), replay.version()),
                        Stream.concat(held.rules().values().stream(), Stream.of(draft))
                                .toList()),
                Yardstick.of(held.inForce(), held.rules().values()));
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor();
                PastLeads leads = past.leadsAfter(replay.through(), replay.knownAt(), sides.all(), beside)) {
            if (areComing(replay, leads) && judgeAll(replay, sides, leads, beside)) {
                end(replay, "done", null);
            }
        } catch (ArithmeticException | IllegalStateException e) {
            // ended, so that it does not keep others waiting
            LOG.errorf(e, "replay %s cannot be run", replay.id());
            end(replay, "failed", "the version cannot be applied to some lead");
        }
    }

    private void end(Replay replay, String state, @Nullable String error) {
        QuarkusTransaction.requiringNew().run(() -> replays.end(replay.id(), state, clock.instant(), error));
    }

    /** Waits while the database sorts; says whether to go on then. */
    private boolean areComing(Replay replay, PastLeads leads) {
        boolean goesOn = true;
        while (goesOn && !leads.areComing()) {
            goesOn = !stopping
                    && QuarkusTransaction.requiringNew()
                            .call(() -> replays.get(replay.id()))
                            .state()
                            .equals("running");
        }
        return goesOn;
    }

    /** Some leads are judged and saved while the next are read; says whether all are done. */
    private boolean judgeAll(Replay replay, Sides sides, PastLeads leads, ExecutorService beside) {
        Deque<CompletableFuture<Boolean>> open = new ArrayDeque<>();
        CompletableFuture<Boolean> last = CompletableFuture.completedFuture(true);
        boolean goesOn = true;
        Optional<Chunk> next = leads.next();
        while (next.isPresent() && goesOn && !stopping) {
            Chunk chunk = next.get();
            last = last.thenCombineAsync(
                    CompletableFuture.supplyAsync(() -> judged(chunk, sides), beside),
                    (saved, found) -> saved && save(replay, chunk, found),
                    beside);
            open.addLast(last);
            goesOn = open.size() < AT_ONCE || isDone(open.removeFirst());
            next = leads.next();
        }
        return isDone(last) && next.isEmpty();
    }

    private static boolean isDone(CompletableFuture<Boolean> saved) {
        try {
            return saved.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<ReplayedPass> judged(Chunk chunk, Sides sides) {
        return chunk.passes().stream()
                .flatMap(pass ->
                        ReplayedPass.of(pass, pass.crossed(sides.replayed()), pass.crossed(sides.inForce())).stream())
                .toList();
    }

    /** Says whether to go on. */
    private boolean save(Replay replay, Chunk chunk, List<ReplayedPass> found) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean runs = replays.advance(
                    replay.id(),
                    chunk.after(),
                    chunk.through(),
                    chunk.leads(),
                    chunk.passes().size());
            if (runs) {
                replays.add(replay.id(), found);
                replays.addUp(replay.id(), ADDED_UP);
            }
            return runs;
        });
    }
}
