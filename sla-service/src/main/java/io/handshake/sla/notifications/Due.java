package io.handshake.sla.notifications;

import java.time.Instant;
import java.util.UUID;

/** When something is due: a clock that runs. */
record Due(UUID clock, String kind, UUID handoff, Instant startedAt, Instant at) {
    String summary() {
        return switch (kind) {
            case "accept" -> "Answer an offer";
            case "first-touch", "work-by" -> "Get in touch with a lead";
            default -> "Say what came of a hand-off";
        };
    }
}
