package io.handshake.e2e.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One service, called with one credential. A call that is cut off or told to wait is repeated while patience lasts. */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI service;
    private final Optional<Credential> credential;
    private final Map<String, String> headers;
    private final Duration patience;

    public Api(URI service) {
        this(service, Optional.empty(), Map.of(), Duration.ZERO);
    }

    private Api(URI service, Optional<Credential> credential, Map<String, String> headers, Duration patience) {
        this.service = service;
        this.credential = credential;
        this.headers = headers;
        this.patience = patience;
    }

    public Api as(Credential caller) {
        return new Api(service, Optional.of(caller), headers, patience);
    }

    /** Repeats calls that found nobody, for as long as this; only for calls that may be repeated. */
    public Api patient(Duration howLong) {
        return new Api(service, credential, headers, howLong);
    }

    /** Sends one more header with every call. */
    public Api with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Api(service, credential, Map.copyOf(more), patience);
    }

    public Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, json(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, json(body));
    }

    public Answer delete(String path) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(method, body);
        credential.ifPresent(caller -> request.header(caller.header(), caller.value()));
        headers.forEach(request::header);
        Instant end = Instant.now().plus(patience);
        while (true) {
            String failure;
            try {
                HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (!isTransient(answer.statusCode()) || Instant.now().isAfter(end)) {
                    return new Answer(
                            method + " " + service.resolve(path),
                            answer.statusCode(),
                            parse(answer.body()),
                            answer.headers());
                }
                failure = "status " + answer.statusCode();
            } catch (IOException cut) {
                failure = cut.toString();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new UnexpectedAnswer(method + " " + service.resolve(path) + " was interrupted");
            }
            if (Instant.now().isAfter(end)) {
                throw new UnexpectedAnswer(method + " " + service.resolve(path) + " found nobody: " + failure);
            }
            Pause.of(Duration.ofMillis(200));
        }
    }

    private static boolean isTransient(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(failure);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException _) {
            return TextNode.valueOf(body);
        }
    }
}
