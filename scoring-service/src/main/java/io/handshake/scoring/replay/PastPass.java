package io.handshake.scoring.replay;

import io.handshake.scoring.score.History;
import java.time.Instant;
import java.util.UUID;

/**
 * One pass that there was, with what counted towards it.
 *
 * @param until nothing later is looked at: when it was closed, or when the replay was asked for
 * @param opportunity whether it reached an opportunity
 */
record PastPass(UUID lead, int number, History history, Instant until, boolean opportunity) {}
