package io.handshake.chassis.http;

import static io.handshake.chassis.problem.StandardProblem.IDEMPOTENCY_KEY_IN_USE;
import static io.handshake.chassis.problem.StandardProblem.IDEMPOTENCY_KEY_REUSED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The answers to named requests, kept in the transactions of what the requests did, any number at once.
 *
 * <p>Two requests of one name at once meet at an advisory lock, because the first one's row is not visible to the second before
 * it commits.
 */
@ApplicationScoped
public class KeptAnswers {
    private static final List<String> KEPT_HEADERS = List.of("Location", "ETag");

    private static final String CLAIM = """
            select place, pg_try_advisory_xact_lock(idempotent_name(caller, route, key)) as alone
            from unnest(?::text[], ?::text[], ?::text[]) with ordinality as asked (caller, route, key, place)""";

    private static final String FIND = """
            select asked.place, kept.request, kept.status, kept.headers, kept.body
            from unnest(?::text[], ?::text[], ?::text[]) with ordinality as asked (caller, route, key, place)
            cross join lateral (
              select * from idempotent_answer a
              where idempotent_name(a.caller, a.route, a.key) = idempotent_name(asked.caller, asked.route, asked.key)
                and (a.caller, a.route, a.key) = (asked.caller, asked.route, asked.key)
                and a.recorded_at > now() - interval '24 hours'
              order by a.recorded_at desc limit 1) as kept""";

    private static final String KEEP = """
            insert into idempotent_answer (caller, route, key, request, status, headers, body)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::int[], ?::text[], ?::text[])""";

    private final Sql sql;
    private final ObjectMapper json;

    KeptAnswers(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** An answer that is to be kept. */
    public record Given(NamedRequest request, RestResponse<?> answer) {}

    /**
     * Takes the names of these requests until the transaction ends. Each gets empty when it is to be done, and otherwise what its
     * caller gets instead: the kept answer, or why there is none.
     */
    public List<Optional<RuntimeException>> claim(List<NamedRequest> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        Map<Integer, RuntimeException> instead = new HashMap<>();
        Set<String> names = new HashSet<>();
        sql.list(CLAIM, row -> new Claim(row.getInt("place") - 1, row.getBoolean("alone")), names(requests)).stream()
                .filter(claim ->
                        !claim.alone() || !names.add(requests.get(claim.place()).name()))
                .forEach(claim -> instead.put(
                        claim.place(),
                        IDEMPOTENCY_KEY_IN_USE.because("wait for its answer, then send this one again")));
        sql.list(FIND, Kept::read, names(requests))
                .forEach(kept -> instead.put(kept.place(), kept.answer(requests.get(kept.place()))));
        return IntStream.range(0, requests.size())
                .mapToObj(place -> Optional.ofNullable(instead.get(place)))
                .toList();
    }

    private record Claim(int place, boolean alone) {}

    private record Kept(int place, byte[] digest, int status, String headers, String body) {
        static Kept read(ResultSet row) throws SQLException {
            return new Kept(
                    row.getInt("place") - 1,
                    row.getBytes("request"),
                    row.getInt("status"),
                    row.getString("headers"),
                    row.getString("body"));
        }

        RuntimeException answer(NamedRequest request) {
            return Arrays.equals(digest, request.digest())
                    ? new Replay(status, headers, body)
                    : IDEMPOTENCY_KEY_REUSED.because(
                            "it came with another body before; use a new key for a new request");
        }
    }

    public void keep(List<Given> given) {
        if (given.isEmpty()) {
            return;
        }
        List<NamedRequest> requests = given.stream().map(Given::request).toList();
        List<Object> arguments = new ArrayList<>(List.of(names(requests)));
        arguments.add(requests.stream().map(NamedRequest::digest).toArray(byte[][]::new));
        arguments.add(given.stream().map(one -> one.answer().getStatus()).toArray(Integer[]::new));
        arguments.add(given.stream().map(one -> headers(one.answer())).toArray(String[]::new));
        arguments.add(given.stream().map(one -> body(one.answer())).toArray(String[]::new));
        sql.update(KEEP, arguments.toArray());
    }

    private static Object[] names(List<NamedRequest> requests) {
        return new Object[] {
            requests.stream().map(NamedRequest::caller).toArray(String[]::new),
            requests.stream().map(NamedRequest::route).toArray(String[]::new),
            requests.stream().map(NamedRequest::key).toArray(String[]::new)
        };
    }

    private String headers(RestResponse<?> answer) {
        TreeMap<String, String> headers = new TreeMap<>();
        for (String header : KEPT_HEADERS) {
            String value = answer.getHeaderString(header);
            if (value != null) {
                headers.put(header, value);
            }
        }
        return text(headers);
    }

    private String body(RestResponse<?> answer) {
        return answer.getEntity() == null ? "" : text(answer.getEntity());
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
