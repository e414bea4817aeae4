package io.handshake.sla.routing;

import java.util.Set;
import java.util.UUID;

/**
 * A hand-off that a rep is wanted for.
 *
 * @param side whom it is handed to
 * @param hadBefore reps who refused it for lack of time
 */
public record Wish(String side, Set<UUID> hadBefore, Prospect prospect) {}
