package io.handshake.scoring.qualification;

import io.handshake.scoring.qualification.Activities.Done;
import io.handshake.scoring.score.Course;
import io.handshake.scoring.score.History;
import io.handshake.scoring.score.InForce;
import io.handshake.scoring.score.Past;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a lead did for its pass up to an instant, added up.
 *
 * @param countsAfter only activities recorded after this instant count towards the pass
 * @param recordedUntil activities recorded up to this instant are added up
 * @param awaited whether it was looked whether the lead came to qualify by them; it did not
 * @param ground a digest of who the lead was, and of what was in force for it, until the last of them
 */
record RunningScore(UUID lead, Instant countsAfter, Instant recordedUntil, boolean awaited, UUID ground, Past past) {
    /** So many activities of a lead are read again and again. */
    static final int MOST = 500;

    /** The newest so many are not added up if possible: those that come in a little late belong among them. */
    static final int LEFT = 100;

    /** Whether a lead can be judged by going on from here, as far as the lead itself tells. */
    boolean suits(Lead lead) {
        return countsAfter.equals(lead.pass().countsAfter()) && (awaited || !lead.awaits());
    }

    /** Whether the course until then is still what it was, and nothing has come to light in it. */
    boolean leadsTo(History history, InForce inForce) {
        return history.isInOrder() && ground.equals(new Course(history, inForce).ground(past.until()));
    }

    /** When a lead did so much that it would be a waste to read it again. */
    static Optional<RunningScore> of(Lead lead, KnownLeads.Known known, InForce inForce, Instant until) {
        if (known.done().size() <= MOST) {
            return Optional.empty();
        }
        List<Done> recorded = known.done().stream()
                .sorted(Comparator.comparing(Done::recordedAt))
                .toList();
        List<Done> added = recorded.subList(0, end(recorded));
        History history =
                known.history().with(added.stream().map(Done::activity).toList());
        Course course = new Course(history, inForce);
        Past past = course.past(until);
        return Optional.of(new RunningScore(
                lead.id(),
                lead.pass().countsAfter(),
                added.getLast().recordedAt(),
                lead.awaits(),
                course.ground(past.until()),
                past));
    }

    /** The latest place before which everything both happened and was recorded earlier than everything after it. */
    private static int end(List<Done> recorded) {
        Instant[] earliestFrom = new Instant[recorded.size()];
        for (int i = recorded.size() - 1; i >= 0; i--) {
            Instant occurred = recorded.get(i).activity().occurredAt();
            earliestFrom[i] = i + 1 < earliestFrom.length && earliestFrom[i + 1].isBefore(occurred)
                    ? earliestFrom[i + 1]
                    : occurred;
        }
        int end = 0;
        Instant latest = Instant.MIN;
        for (int i = 1; i <= recorded.size() - LEFT; i++) {
            Done last = recorded.get(i - 1);
            latest = last.activity().occurredAt().isAfter(latest)
                    ? last.activity().occurredAt()
                    : latest;
            if (latest.isBefore(earliestFrom[i])
                    && last.recordedAt().isBefore(recorded.get(i).recordedAt())) {
                end = i;
            }
        }
        return recorded.size() - end > MOST ? recorded.size() : end;
    }
}
