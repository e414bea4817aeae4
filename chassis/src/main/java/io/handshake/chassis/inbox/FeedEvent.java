package io.handshake.chassis.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An event of a peer's feed.
 *
 * @param id its position there, unique within the feed
 * @param sequence the subject's count, 1, 2, ...; null where order carries no meaning
 */
public record FeedEvent(
        String id,
        String type,
        String subject,
        @Nullable Long sequence,
        Instant occurredAt,
        Instant recordedAt,
        JsonNode data) {
    private static final ObjectMapper LENIENT = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The payload as the reader's own record, which holds the members it needs; others are ignored. */
    public <T> T as(Class<T> reading) {
        try {
            return LENIENT.treeToValue(data, reading);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the payload of " + type + " cannot be read", e);
        }
    }

    static List<FeedEvent> batch(byte[] body) {
        try {
            return StreamSupport.stream(LENIENT.readTree(body).spliterator(), false)
                    .map(FeedEvent::of)
                    .toList();
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException("the feed's page is not JSON", e);
        }
    }

    static FeedEvent parse(String envelope) {
        try {
            return of(LENIENT.readTree(envelope));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the stored event is not JSON", e);
        }
    }

    /** The event as it came, for keeping it. */
    String envelope() {
        com.fasterxml.jackson.databind.node.ObjectNode envelope = LENIENT.createObjectNode()
                .put("id", id)
                .put("type", type)
                .put("subject", subject)
                .put("time", occurredAt.toString())
                .put("recordedat", recordedAt.toString());
        if (sequence != null) {
            envelope.put("sequence", sequence);
        }
        return envelope.set("data", data).toString();
    }

    private static FeedEvent of(JsonNode event) {
        return new FeedEvent(
                event.path("id").asText(),
                event.path("type").asText(),
                event.path("subject").asText(),
                event.hasNonNull("sequence") ? event.get("sequence").asLong() : null,
                Instant.parse(event.path("time").asText()),
                Instant.parse(event.path("recordedat").asText()),
                event.path("data"));
    }
}
