package io.handshake.lead.lifecycle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of scoring-service's lead-qualified. */
record LeadQualified(
        UUID lead,
        int pass,
        @Nullable Double score,
        @Nullable String definition,
        @Nullable Integer version,
        @Nullable String reason) {}
