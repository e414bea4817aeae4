package io.handshake.chassis.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** One peer as a test plays it: publishes events on the feed that the service under test reads. */
public final class StubPeer {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;

    private StubPeer(String url) {
        this.url = url;
    }

    public static StubPeer of(String feed) {
        return new StubPeer(ConfigProvider.getConfig().getValue("handshake.feeds." + feed + ".url", String.class));
    }

    /** An event about a subject; {@code data} is a map, a record, or JSON text. */
    public void publish(String type, String subject, long sequence, Object data) {
        publish(List.of(event(type, subject, sequence, data, Instant.now(), Instant.now())));
    }

    public void publishUnordered(String type, String subject, Object data) {
        publish(List.of(event(type, subject, null, data, Instant.now(), Instant.now())));
    }

    /** Many events at once, made with {@link #event}. */
    public void publish(List<Map<String, Object>> events) {
        post("/publish", text(events));
    }

    public static Map<String, Object> event(
            String type, String subject, @Nullable Long sequence, Object data, Instant occurredAt, Instant recordedAt) {
        Map<String, Object> event = new HashMap<>();
        event.put("type", type);
        event.put("subject", subject);
        if (sequence != null) {
            event.put("sequence", sequence);
        }
        event.put("time", occurredAt);
        event.put("recordedat", recordedAt);
        event.put("data", data instanceof String json ? read(json) : data);
        return event;
    }

    /** The peer was restored to an empty database: its old cursors are answered 410. */
    public void beginAnew() {
        post("/begin-anew", "");
    }

    private void post(String path, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            int status =
                    HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 204) {
                throw new IllegalStateException("the stub peer answered " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Object read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
