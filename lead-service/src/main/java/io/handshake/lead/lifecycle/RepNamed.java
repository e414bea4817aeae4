package io.handshake.lead.lifecycle;

import java.util.UUID;

/** What is read of sla-service's rep-registered and rep-changed. */
record RepNamed(UUID rep, String name) {}
