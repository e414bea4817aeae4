package io.handshake.chassis.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Fetches pages of a peer's feed. */
@ApplicationScoped
class FeedClient {
    private final FeedsConfig config;
    private final HttpClient http;

    FeedClient(FeedsConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .build();
    }

    /** What a peer answered. */
    sealed interface Answer {
        record Page(List<FeedEvent> events, String cursor, Instant readUntil) implements Answer {}

        /** The peer was restored to an earlier point; its feed is to be read again from the start. */
        record BeginAnew() implements Answer {}

        /** It could not be read this time. */
        record Failed(String why) implements Answer {}
    }

    Answer fetch(String feed, String slots, String cursor, int limit, boolean mayWait) throws InterruptedException {
        long wait = mayWait ? config.patience().toSeconds() : 0;
        String address = Optional.ofNullable(config.feeds().get(feed))
                .map(FeedsConfig.Feed::url)
                .orElse("");
        if (address.isEmpty()) {
            return new Answer.Failed("handshake.feeds." + feed + ".url is not set");
        }
        String query = "/v1/events?slots=" + slots + "&limit=" + limit + "&wait=" + wait;
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(address + query + (cursor.isEmpty() ? "" : "&after=" + cursor)))
                    .timeout(Duration.ofSeconds(wait + 15))
                    .header("Accept", "application/cloudevents-batch+json, application/problem+json");
            config.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
            return answer(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return new Answer.Failed(String.valueOf(e));
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case 200 ->
                new Answer.Page(
                        FeedEvent.batch(response.body()),
                        response.headers().firstValue("Next-Cursor").orElseThrow(IllegalArgumentException::new),
                        response.headers()
                                .firstValue("Read-Until")
                                .map(Instant::parse)
                                .orElseThrow(IllegalArgumentException::new));
            case 410 -> new Answer.BeginAnew();
            default -> new Answer.Failed("the peer answered " + response.statusCode());
        };
    }
}
