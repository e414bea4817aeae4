package io.handshake.scoring.score;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * The latest trip of a lead through the funnel, as far as scoring needs it.
 *
 * @param number 1, 2, ...; 0 before the first one opened
 * @param countsAfter only activities recorded after this instant count
 * @param closedAt when the latest closed pass was recorded as closed
 */
public record Pass(int number, Standing standing, Instant countsAfter, Instant closedAt) {
    /** A lead that has been mentioned, and whose first pass has not been. */
    public static final Pass NONE = new Pass(0, Standing.UNKNOWN, Instant.EPOCH, Instant.EPOCH);

    public Pass opened(int opened, String milestone) {
        return new Pass(opened, Standing.at(milestone), closedAt, closedAt);
    }

    public Pass entered(int entered, String milestone) {
        return entered == number ? new Pass(number, Standing.at(milestone), countsAfter, closedAt) : this;
    }

    /** From now on only what is recorded later counts, if the lead may come back at all. */
    public Pass closed(int closed, String outcome, Instant recordedAt) {
        if (closed != number) {
            return this;
        }
        Standing after = Standing.after(outcome);
        return new Pass(number, after, after == Standing.NURTURE ? recordedAt : countsAfter, recordedAt);
    }

    /** The pass its score counts towards: the open one, or the one that qualifying would open. */
    public int scored() {
        return standing == Standing.NURTURE ? number + 1 : number;
    }

    /** The pass that would be qualified if the score sufficed, unless that is decided already. */
    public OptionalInt awaiting(int lastQualified) {
        boolean open = standing == Standing.WAITING || standing == Standing.NURTURE;
        return open && scored() > lastQualified ? OptionalInt.of(scored()) : OptionalInt.empty();
    }

    /** Intent recorded before the previous pass closed does not count again. */
    public boolean counts(Instant recordedAt) {
        return recordedAt.isAfter(countsAfter);
    }
}
