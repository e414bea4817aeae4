package io.handshake.scoring.qualification;

import io.handshake.scoring.score.Pass;
import io.handshake.scoring.score.Standing;
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

    /** Whether it is judged at all: its first pass has opened, and it is no alias of another. */
    boolean isJudged() {
        return survivor == null && pass.standing() != Standing.UNKNOWN;
    }

    /** Whether the pass its score counts towards was qualified here, and not by hand; {@code now} says that it was this moment. */
    boolean isQualified(boolean now) {
        return now || lastQualified >= pass.scored();
    }

    boolean awaits() {
        return survivor == null && pass.awaiting(lastQualified).isPresent();
    }
}
