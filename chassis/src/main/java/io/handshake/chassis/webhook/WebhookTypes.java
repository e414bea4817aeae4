package io.handshake.chassis.webhook;

import java.util.Set;

/** Which of its events a service tells by webhook; one that offers webhooks has such a bean. None of them may expire. */
public interface WebhookTypes {
    Set<String> all();
}
