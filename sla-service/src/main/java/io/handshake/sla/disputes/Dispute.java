package io.handshake.sla.disputes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Marketing does not agree with a refusal.
 *
 * @param refusal code of the reason for which the rep refused
 * @param words of each side the last of each kind, in order
 */
record Dispute(
        UUID id,
        UUID handoff,
        UUID lead,
        int pass,
        UUID rep,
        String refusal,
        Instant refusedAt,
        @Nullable String outcome,
        @Nullable Instant settledAt,
        List<Word> words) {

    boolean isSettled() {
        return outcome != null;
    }

    Optional<Word> last(Word.Kind kind, Side side) {
        return words.stream()
                .filter(word -> word.kind() == kind && word.side() == side)
                .findFirst();
    }

    /** Whether both sides name the same outcome once one side has named this one. */
    boolean settlesWith(Side side, String named) {
        return last(Word.Kind.SETTLEMENT, side.other())
                .filter(word -> named.equals(word.outcome()))
                .isPresent();
    }

    Dispute with(List<Word> said) {
        return new Dispute(id, handoff, lead, pass, rep, refusal, refusedAt, outcome, settledAt, List.copyOf(said));
    }
}
