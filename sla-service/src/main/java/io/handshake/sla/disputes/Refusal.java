package io.handshake.sla.disputes;

import io.handshake.sla.reasons.ReasonCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hand-off as a dispute sees it: whether it was refused for good, by whom and why. */
record Refusal(
        UUID handoff,
        UUID lead,
        int pass,
        String state,
        @Nullable UUID rep,
        @Nullable String reason,
        @Nullable Instant decidedAt) {

    boolean isForGood() {
        return state.equals("rejected");
    }

    /** What has to be mended when this reason keeps coming back. */
    static String groupOf(String reason) {
        return ReasonCode.of(reason).orElseThrow().group().wireName();
    }
}
