package io.handshake.lead.lifecycle;

import java.util.UUID;

/** What is read of sla-service's hand-offs that somebody put into other hands. */
record HandoffReassigned(UUID handoff, UUID lead, UUID rep, UUID fromRep) {}
