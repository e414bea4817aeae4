package io.handshake.chassis.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact about to be written.
 *
 * @param subject what it is about; order is kept per subject
 * @param sequence the subject's own count after this fact (1, 2, 3, ...); null where order carries no meaning
 * @param occurredAt when it happened, as claimed
 * @param fact the payload, a record marked with {@link EventType}
 */
public record NewEvent(String subject, @Nullable Long sequence, Instant occurredAt, Record fact) {}
