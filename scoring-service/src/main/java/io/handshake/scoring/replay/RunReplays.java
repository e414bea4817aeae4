package io.handshake.scoring.replay;

import io.handshake.scoring.definition.Rules;
import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.score.Course;
import io.handshake.scoring.score.Crossing;
import io.handshake.scoring.score.InForce;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Runs the replays that were asked for, some hundreds of leads per transaction, each replay by one replica at a time; one that
 * dies leaves where it was.
 */
@ApplicationScoped
class RunReplays {
    private static final Logger LOG = Logger.getLogger(RunReplays.class);
    private static final int CHUNK = 500;

    private final Replays replays;
    private final PastPasses past;
    private final Rules rules;
    private final InstantSource clock;

    RunReplays(Replays replays, PastPasses past, Rules rules, InstantSource clock) {
        this.replays = replays;
        this.past = past;
        this.rules = rules;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void runAll() {
        Optional<Replay> running = next();
        while (running.isPresent()) {
            running = next();
        }
    }

    /** One chunk of the oldest replay; what cannot be run is ended, so that it does not keep others waiting. */
    private Optional<Replay> next() {
        Replay[] claimed = new Replay[1];
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<Replay> replay = replays.claim();
                replay.ifPresent(found -> {
                    claimed[0] = found;
                    run(found);
                });
                return replay;
            });
        } catch (ArithmeticException | IllegalStateException e) {
            LOG.errorf(e, "replay %s cannot be run", claimed[0] == null ? "?" : claimed[0].id());
            if (claimed[0] != null) {
                UUID id = claimed[0].id();
                QuarkusTransaction.requiringNew()
                        .run(() -> replays.end(
                                id, "failed", clock.instant(), "the version cannot be applied to some lead"));
            }
            return Optional.empty();
        }
    }

    private void run(Replay replay) {
        List<UUID> leads = past.leadsAfter(replay.through(), CHUNK);
        if (!leads.isEmpty()) {
            List<PastPass> passes = past.of(leads, replay.knownAt());
            RuleSet draft = rules.find(replay.definition(), replay.version()).orElseThrow(IllegalStateException::new);
            InForce inForce = rules.inForce();
            replays.add(
                    replay.id(),
                    passes.stream()
                            .flatMap(pass -> judged(pass, InForce.always(draft), inForce, replay.knownAt()).stream())
                            .toList());
            replays.advance(replay, leads.getLast(), leads.size(), passes.size());
        }
        if (leads.size() < CHUNK) {
            replays.end(replay.id(), "done", clock.instant(), null);
        }
    }

    private static Optional<ReplayedPass> judged(PastPass pass, InForce draft, InForce inForce, Instant knownAt) {
        Optional<Crossing> crossing = crossing(pass, draft);
        Optional<Crossing> before = crossing(pass, inForce);
        return crossing.isEmpty() && before.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReplayedPass(
                        pass.lead(),
                        pass.number(),
                        crossing.map(Crossing::at).orElse(null),
                        crossing.map(it -> it.score().total()).orElse(null),
                        before.map(Crossing::at).orElse(null),
                        pass.opportunity()));
    }

    /** An activity may claim to be some minutes ahead of when it was recorded. */
    private static Optional<Crossing> crossing(PastPass pass, InForce by) {
        return new Course(pass.history(), by).crossing(pass.until().plus(Duration.ofMinutes(5)));
    }
}
