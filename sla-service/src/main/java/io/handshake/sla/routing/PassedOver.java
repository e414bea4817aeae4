package io.handshake.sla.routing;

import java.util.UUID;

/** A rep who did not get a hand-off, and why. */
public record PassedOver(UUID rep, Why why) {}
