package io.handshake.e2e.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Arrays;

/** What a service answered. */
public record Answer(String request, int status, JsonNode body, HttpHeaders headers) {

    /** The body, if the status is one of these. */
    public JsonNode expect(int... statuses) {
        if (Arrays.stream(statuses).anyMatch(expected -> expected == status)) {
            return body;
        }
        throw new UnexpectedAnswer(request + " answered " + status + ": " + body);
    }
}
