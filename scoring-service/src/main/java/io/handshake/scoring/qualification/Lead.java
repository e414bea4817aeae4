package io.handshake.scoring.qualification;

import io.handshake.scoring.score.Pass;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead stands.
 *
 * @param survivor the lead it was merged into, under whose name it is judged
 * @param lastQualified the last pass that was qualified here, 0 for none
 * @param sequence how many events about it were published here
 */
record Lead(UUID id, @Nullable UUID survivor, Pass pass, int lastQualified, long sequence) {
    Lead with(Pass moved) {
        return new Lead(id, survivor, moved, lastQualified, sequence);
    }

    /** A lead whose own key belongs to another lead is that lead. */
    Lead ownedBy(UUID owner) {
        return new Lead(id, owner.equals(id) ? null : owner, pass, lastQualified, sequence);
    }

    boolean awaits() {
        return survivor == null && pass.awaiting(lastQualified).isPresent();
    }
}
