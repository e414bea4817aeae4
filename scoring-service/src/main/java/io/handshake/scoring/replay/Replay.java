package io.handshake.scoring.replay;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a definition that is run over what is known.
 *
 * @param knownAt when it was asked for; what was recorded later is not looked at
 * @param through the last lead that is done
 */
record Replay(
        UUID id,
        String definition,
        int version,
        @Nullable Integer reps,
        Instant knownAt,
        String subject,
        String state,
        long leadsInAll,
        long leadsDone,
        long passesDone,
        @Nullable UUID through,
        @Nullable Instant endedAt,
        @Nullable String error) {}
