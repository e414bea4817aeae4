package io.handshake.lead.lifecycle;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of sla-service's handoff-accepted and handoff-rejected. */
record HandoffDecided(
        UUID handoff,
        UUID lead,
        int pass,
        @Nullable UUID rep,
        @Nullable String reason,
        @JsonProperty("final") boolean last) {}
