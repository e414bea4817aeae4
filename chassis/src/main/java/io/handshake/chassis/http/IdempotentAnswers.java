package io.handshake.chassis.http;

import static io.handshake.chassis.problem.StandardProblem.IDEMPOTENCY_KEY_IN_USE;
import static io.handshake.chassis.problem.StandardProblem.IDEMPOTENCY_KEY_REUSED;
import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.ProblemException;
import io.handshake.chassis.security.Caller;
import io.handshake.chassis.sql.Sql;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the answer to a request that carries an Idempotency-Key, in the transaction of what the request does.
 *
 * <p>A failed request keeps nothing, since its transaction rolls back. Two equal requests at once meet at an advisory lock,
 * because the first one's row is not visible to the second before it commits.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotentAnswers {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final List<String> KEPT_HEADERS = List.of("Location", "ETag");

    private final CurrentVertxRequest request;
    private final Caller caller;
    private final Sql sql;
    private final ObjectMapper json;

    IdempotentAnswers(CurrentVertxRequest request, Caller caller, Sql sql, ObjectMapper json) {
        this.request = request;
        this.caller = caller;
        this.sql = sql;
        this.json = json;
    }

    @AroundInvoke
    @Nullable
    Object answerOnce(InvocationContext invocation) throws Exception {
        RoutingContext http = request.getCurrent();
        String header = http.request().getHeader(BodyDigest.HEADER);
        if (header == null) {
            return invocation.proceed();
        }
        if (invocation.getMethod().getAnnotation(Idempotent.class).secretAnswer()) {
            throw refused("is not taken here: the answer shows a secret, and is not stored");
        }
        Name name = new Name(caller.key(), http.request().method() + " " + http.normalizedPath(), key(header));
        byte[] body = Objects.requireNonNullElse(http.get(BodyDigest.KEY), new byte[0]);
        if (!alone(name)) {
            throw IDEMPOTENCY_KEY_IN_USE.because("wait for its answer, then send this one again");
        }
        Optional<Stored> stored = find(name);
        if (stored.isPresent()) {
            throw replay(stored.get(), body);
        }
        Object answer = invocation.proceed();
        keep(name, body, invocation, answer);
        return answer;
    }

    private record Name(String caller, String route, String key) {}

    private record Stored(byte[] request, int status, String headers, String body) {}

    private static String key(String header) {
        boolean quoted = header.length() > 2 && header.startsWith("\"") && header.endsWith("\"");
        String key = quoted ? header.substring(1, header.length() - 1) : header;
        if (!KEY.matcher(key).matches()) {
            throw refused("must be 1 to 255 visible ASCII characters");
        }
        return key;
    }

    private static ProblemException refused(String message) {
        return MALFORMED_REQUEST.because(
                BodyDigest.HEADER + " " + message, List.of(FieldError.parameter(BodyDigest.HEADER, message)));
    }

    private boolean alone(Name name) {
        return sql.first(
                        "select pg_try_advisory_xact_lock(hashtextextended(?, 4242)) as alone",
                        row -> row.getBoolean("alone"),
                        name.caller() + "\n" + name.route() + "\n" + name.key())
                .orElse(false);
    }

    private Optional<Stored> find(Name name) {
        return sql.first(
                """
                select request, status, headers, body from idempotent_answer
                where caller = ? and route = ? and key = ? and recorded_at > now() - interval '24 hours'
                order by recorded_at desc limit 1""",
                row -> new Stored(
                        row.getBytes("request"), row.getInt("status"), row.getString("headers"), row.getString("body")),
                name.caller(),
                name.route(),
                name.key());
    }

    private static RuntimeException replay(Stored stored, byte[] body) {
        if (!Arrays.equals(stored.request(), body)) {
            return IDEMPOTENCY_KEY_REUSED.because("it came with another body before; use a new key for a new request");
        }
        return new Replay(stored.status(), stored.headers(), stored.body());
    }

    private void keep(Name name, byte[] body, InvocationContext invocation, @Nullable Object answer)
            throws JsonProcessingException {
        int status = 200;
        Object entity = answer;
        TreeMap<String, String> headers = new TreeMap<>();
        ResponseStatus declared = invocation.getMethod().getAnnotation(ResponseStatus.class);
        if (declared != null) {
            status = declared.value();
        }
        if (answer instanceof RestResponse<?> response) {
            status = response.getStatus();
            entity = response.getEntity();
            for (String header : KEPT_HEADERS) {
                if (response.getHeaderString(header) != null) {
                    headers.put(header, response.getHeaderString(header));
                }
            }
        }
        sql.update(
                "insert into idempotent_answer (caller, route, key, request, status, headers, body) values (?, ?, ?, ?, ?, ?, ?)",
                name.caller(),
                name.route(),
                name.key(),
                body,
                status,
                json.writeValueAsString(headers),
                entity == null ? "" : json.writeValueAsString(entity));
    }
}
