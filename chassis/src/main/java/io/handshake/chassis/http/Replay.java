package io.handshake.chassis.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Leaves the request with a stored answer instead of doing it again. */
final class Replay extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String headers;
    private final String body;

    Replay(int status, String headers, String body) {
        super(null, null, false, false);
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Sends the stored answer. */
    static class Mapper {
        private final ObjectMapper json;

        Mapper(ObjectMapper json) {
            this.json = json;
        }

        @ServerExceptionMapper
        Response replay(Replay stored) throws JsonProcessingException {
            Response.ResponseBuilder answer = Response.status(stored.status).header("Idempotent-Replayed", "true");
            json.readValue(stored.headers, new TypeReference<Map<String, String>>() {})
                    .forEach(answer::header);
            return stored.body.isEmpty()
                    ? answer.build()
                    : answer.type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                            .entity(stored.body)
                            .build();
        }
    }
}
