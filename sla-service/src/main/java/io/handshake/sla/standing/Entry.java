package io.handshake.sla.standing;

import java.time.Instant;
import java.util.UUID;

/**
 * A pass that entered a stage whose leads are handed over.
 *
 * @param to the side it is handed to
 * @param gated whether its funnel has a stage where sales accepts
 * @param moves how often the lead's own key had moved when it was parted from another and stood there anew; otherwise 0
 */
public record Entry(UUID lead, int pass, String stage, String to, Instant qualifiedAt, boolean gated, int moves) {

    /** The same as the whole pass has it. */
    Entry gated(boolean known) {
        return new Entry(lead, pass, stage, to, qualifiedAt, known, moves);
    }

    public Stand stand() {
        return new Stand(lead, pass, qualifiedAt, moves);
    }
}
