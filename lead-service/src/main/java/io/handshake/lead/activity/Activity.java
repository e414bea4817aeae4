package io.handshake.lead.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshake.lead.campaign.Utm;
import io.handshake.lead.identity.ContactKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity on its way in.
 *
 * @param index its place in the call
 * @param visitor the device it was done on, when the person is named beside it
 * @param identified whether its source gave it an id, so that a repeat can be told
 */
record Activity(
        int index,
        UUID id,
        boolean identified,
        String type,
        ContactKey who,
        @Nullable ContactKey visitor,
        Instant occurredAt,
        String source,
        @Nullable String campaign,
        @Nullable Utm utm,
        @Nullable ObjectNode properties) {}
