package io.handshake.scoring.qualification;

import io.handshake.scoring.score.Course;
import io.handshake.scoring.score.History;
import io.handshake.scoring.score.InForce;
import io.handshake.scoring.score.Past;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
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
        Doings done = known.done();
        int[] recorded = done.asRecorded();
        int end = end(done, recorded);
        BitSet added = new BitSet();
        Arrays.stream(recorded, 0, end).forEach(added::set);
        Course course = new Course(known.history().with(done.deeds().only(added)), inForce);
        Past past = course.past(until);
        return Optional.of(new RunningScore(
                lead.id(),
                lead.pass().countsAfter(),
                done.recordedAt(recorded[end - 1]),
                lead.awaits(),
                course.ground(past.until()),
                past));
    }

    /** The latest place before which everything both happened and was recorded earlier than everything after it. */
    private static int end(Doings done, int[] recorded) {
        long[] earliestFrom = new long[recorded.length + 1];
        earliestFrom[recorded.length] = Long.MAX_VALUE;
        for (int i = recorded.length - 1; i >= 0; i--) {
            earliestFrom[i] = Math.min(earliestFrom[i + 1], done.deeds().occurred(recorded[i]));
        }
        int end = 0;
        long latest = Long.MIN_VALUE;
        for (int i = 1; i <= recorded.length - LEFT; i++) {
            latest = Math.max(latest, done.deeds().occurred(recorded[i - 1]));
            if (latest < earliestFrom[i] && done.recorded(recorded[i - 1]) < done.recorded(recorded[i])) {
                end = i;
            }
        }
        return recorded.length - end > MOST ? recorded.length : end;
    }
}
