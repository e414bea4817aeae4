package io.handshake.scoring.qualification;

import io.handshake.scoring.score.Pass;
import java.util.UUID;

/**
 * Where a lead stands.
 *
 * @param lastQualified the last pass that was qualified here, 0 for none
 * @param sequence how many events about it were published here
 */
record Lead(UUID id, Pass pass, int lastQualified, long sequence) {
    Lead with(Pass moved) {
        return new Lead(id, moved, lastQualified, sequence);
    }

    boolean awaits() {
        return pass.awaiting(lastQualified).isPresent();
    }
}
