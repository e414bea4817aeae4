package io.handshake.scoring.qualification;

import io.handshake.chassis.event.NewEvent;
import io.handshake.scoring.qualification.Activities.Done;
import io.handshake.scoring.qualification.Releases.Waiting;
import io.handshake.scoring.score.Crossing;
import io.handshake.scoring.score.Crossing.ByNewVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of judging some leads: passes that qualify, how everybody stands, and what is published of it. */
final class Verdicts {
    final Instant now;
    private final Instant clock;
    private final boolean released;
    private final Set<UUID> tried;
    final List<LeadQualified> qualified = new ArrayList<>();
    final List<Waiting> waiting = new ArrayList<>();
    final List<LeadScore> scores = new ArrayList<>();
    final List<NewEvent> facts = new ArrayList<>();

    /**
     * Unless they are {@code released}, those that a version taking effect qualifies wait. {@code now} is the instant that is judged
     * at, {@code clock} what this replica's clock says: by that it counts how long ago a score was told. Those who were
     * {@code tried} in an experiment only lose the points they had by themselves.
     */
    Verdicts(Instant now, Instant clock, boolean released, Set<UUID> tried) {
        this.tried = tried;
        this.now = now;
        this.clock = clock;
        this.released = released;
    }

    void add(Lead lead, List<Done> done, Judgement judgement, @Nullable LeadScore before) {
        Optional<Crossing> crossing = judgement.crossing().filter(it -> released || !(it instanceof ByNewVersion));
        crossing.map(it -> verdict(lead, done, it)).ifPresent(verdict -> {
            qualified.add(verdict);
            publish(lead, lead.sequence() + 1, verdict);
        });
        judgement.score().ifPresent(score -> {
            if (judgement.crossing().isPresent() && crossing.isEmpty()) {
                waiting.add(new Waiting(
                        lead.id(),
                        lead.pass().scored(),
                        judgement.crossing().orElseThrow().at(),
                        score.total()));
            }
            boolean isQualified = lead.isQualified(crossing.isPresent());
            boolean hadPoints = isQualified && (judgement.hadPoints() || before != null && before.hadPoints());
            LeadScore stands = LeadScore.of(
                    lead.id(),
                    score,
                    isQualified && !score.qualifies() && (hadPoints || !tried.contains(lead.id())),
                    hadPoints,
                    judgement.changesAt().orElse(null),
                    Optional.ofNullable(before).flatMap(LeadScore::told));
            if (stands.isToBeTold(clock)) {
                stands = stands.toldAt(clock);
                publish(lead, lead.sequence() + (crossing.isPresent() ? 2 : 1), stands.event());
            }
            if (!stands.sameAs(before)) {
                scores.add(stands);
            }
        });
    }

    void tell(Lead lead, LeadScore score) {
        scores.add(score.toldAt(clock));
        publish(lead, lead.sequence() + 1, score.event());
    }

    private void publish(Lead lead, long sequence, Record fact) {
        facts.add(new NewEvent(lead.id().toString(), sequence, now, fact));
    }

    private static LeadQualified verdict(Lead lead, List<Done> done, Crossing crossing) {
        UUID crossedBy =
                crossing instanceof Crossing.ByActivity by ? by.activity().id() : null;
        return LeadQualified.of(lead, crossing.score(), crossing.at(), crossedBy, reason(crossing, done));
    }

    private static String reason(Crossing crossing, List<Done> done) {
        return switch (crossing) {
            case Crossing.ByActivity by -> isLate(by.activity().id(), done) ? "lead-identified" : "activity";
            case Crossing.ByProfile _ -> "profile-change";
            case Crossing.ByNewVersion _ -> "definition-change";
            case Crossing.ByTime _ -> "time";
        };
    }

    private static boolean isLate(UUID activity, List<Done> done) {
        return done.stream()
                .anyMatch(counted -> counted.late() && counted.activity().id().equals(activity));
    }
}
