package io.handshake.chassis.problem;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;
import static io.handshake.chassis.problem.StandardProblem.NOT_FOUND;
import static io.handshake.chassis.problem.StandardProblem.TOO_LARGE;
import static io.handshake.chassis.problem.StandardProblem.UNAUTHENTICATED;
import static io.handshake.chassis.problem.StandardProblem.URI_TOO_LONG;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Problem answers for what goes wrong before a resource is reached. */
@ApplicationScoped
class RouteProblems {
    private static final int FIRST = -10_000;
    private static final int LAST = 1_000_000;
    private static final int LONGEST_ADDRESS = 4_096;

    /** What a caller without a valid credential is told. */
    static final String CREDENTIAL =
            "Send a credential that is valid now and issued for this installation: a bearer token or, where the operation takes one, an API key.";

    private final Answers answers;
    private final MemorySize largestBody;

    RouteProblems(Answers answers, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.answers = answers;
        this.largestBody = largestBody;
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(this::check);
        router.route().order(LAST).failureHandler(this::failed);
        router.route().order(LAST).handler(unknown -> answer(unknown, NOT_FOUND, "No operation has this path."));
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        if (request.request().uri().length() > LONGEST_ADDRESS) {
            answer(request, URI_TOO_LONG, "The address is longer than " + LONGEST_ADDRESS + " characters.");
        } else if (length != null && isLarger(length)) {
            request.response().putHeader("Connection", "close");
            answer(request, TOO_LARGE, "The body is larger than 1 MiB; send it in parts.");
        } else if (!isAddress(request.request().uri())) {
            answer(request, MALFORMED_REQUEST, "The address is malformed; percent-encode what is not allowed in it.");
        } else if (!isText(request.request().uri())) {
            answer(request, MALFORMED_REQUEST, "The address holds NUL, or bytes that are no UTF-8; no value here can.");
        } else {
            request.next();
        }
    }

    /**
     * The same check that the HTTP server makes before any route, which answers an empty 400: started with
     * {@code -Dvertx.disableURIValidation=true} it leaves the answer to us.
     */
    private static boolean isAddress(String uri) {
        try {
            return new URI(uri).getRawPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Decoded strictly: Java's own decoding puts a mark in the place of lone surrogates and overlong forms. */
    private static boolean isText(String uri) {
        byte[] bytes = URLDecoder.decode(uri, ISO_8859_1).getBytes(ISO_8859_1);
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).chars().noneMatch(character -> character == 0);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private boolean isLarger(String length) {
        try {
            return Long.parseLong(length) > largestBody.asLongValue();
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private void failed(RoutingContext request) {
        if (request.response().ended()) {
            return;
        }
        if (request.failure() instanceof AuthenticationException) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
            answer(request, UNAUTHENTICATED, CREDENTIAL);
        } else if (request.statusCode() >= 400 && request.statusCode() < 500) {
            StandardProblem problem = StandardProblem.of(request.statusCode());
            answer(request, problem, problem.title() + ".");
        } else if (request.failure() instanceof IllegalArgumentException) {
            answer(request, MALFORMED_REQUEST, "The address or a header is malformed.");
        } else {
            String path = request.request().path();
            send(request, 500, answers.unexpected(failure(request), path == null ? "/" : path));
        }
    }

    private static Throwable failure(RoutingContext request) {
        return request.failure() == null ? new IllegalStateException("failed without a cause") : request.failure();
    }

    private void answer(RoutingContext request, ProblemType type, String detail) {
        String path = request.request().path();
        send(request, type.status(), answers.text(type, detail, List.of(), path == null ? "/" : path));
    }

    private static void send(RoutingContext request, int status, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(body);
    }
}
