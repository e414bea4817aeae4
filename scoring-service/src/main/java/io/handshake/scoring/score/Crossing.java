package io.handshake.scoring.score;

import io.handshake.scoring.rule.Activity;
import java.time.Instant;

/** The instant, in claimed time, at which a lead came to qualify, by the version in force then. */
public sealed interface Crossing {
    /** The score at that instant, which says by which version. */
    Sum score();

    default Instant at() {
        return score().asOf();
    }

    /** An activity brought the last points. */
    record ByActivity(Activity activity, Sum score) implements Crossing {}

    /** Something else was told of who the lead is. */
    record ByProfile(Sum score) implements Crossing {}

    /** A version took effect by which what was there is enough. */
    record ByNewVersion(Sum score) implements Crossing {}

    /** Time passed: points that counted against the lead faded or stopped counting. */
    record ByTime(Sum score) implements Crossing {}
}
