package io.handshake.lead.lifecycle;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of sla-service's hand-offs that were decided on. */
record HandoffDecided(
        UUID handoff,
        UUID lead,
        int pass,
        @Nullable UUID offer,
        @Nullable UUID rep,
        @Nullable String by,
        @Nullable String reason,
        @Nullable String why,
        @Nullable Integer acceptance,
        @Nullable Map<String, Object> answers,
        @JsonProperty("final") boolean last) {}
