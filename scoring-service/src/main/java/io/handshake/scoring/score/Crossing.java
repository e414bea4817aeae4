package io.handshake.scoring.score;

import java.time.Instant;

/** The instant, in claimed time, at which a score reached the threshold, by the version that was in force then. */
public sealed interface Crossing {
    Instant at();

    long score();

    RuleSet by();

    /** An activity brought the last points. */
    record ByActivity(Activity activity, long score, RuleSet by) implements Crossing {
        @Override
        public Instant at() {
            return activity.occurredAt();
        }
    }

    /** A version took effect by which the activities so far are enough. */
    record ByNewVersion(Instant at, long score, RuleSet by) implements Crossing {}
}
