package io.handshake.sla.standing;

import java.time.Instant;
import java.util.UUID;

/**
 * A lead's pass at a point of its history.
 *
 * @param moves how often the lead's own key had moved by then; 0 when that is not told, and {@code at} says when it was
 */
public record Stand(UUID lead, int pass, Instant at, int moves) {}
