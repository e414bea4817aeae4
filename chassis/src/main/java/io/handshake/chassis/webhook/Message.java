package io.handshake.chassis.webhook;

import io.handshake.chassis.event.LogTail;

/**
 * What a webhook is told.
 *
 * @param id the same however often it is told
 * @param text the CloudEvent
 */
record Message(String id, String type, String subject, String text) {
    static Message of(LogTail.Told told) {
        return new Message(told.id(), told.type(), told.subject(), told.text());
    }
}
