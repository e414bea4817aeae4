package io.handshake.sla.handoffs;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An acceptance that stands, and how long it may be taken back: as the policy of its clock says. */
public record Acceptance(UUID offer, UUID rep, Instant at, Duration window) {

    public Instant until() {
        return at.plus(window);
    }
}
