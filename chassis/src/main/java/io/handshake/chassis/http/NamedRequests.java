package io.handshake.chassis.http;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.ProblemException;
import io.handshake.chassis.security.Caller;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the name that a caller gave its request. */
@ApplicationScoped
public class NamedRequests {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final CurrentVertxRequest request;
    private final Caller caller;

    NamedRequests(CurrentVertxRequest request, Caller caller) {
        this.request = request;
        this.caller = caller;
    }

    /** The request that is being answered, if it has a name. */
    public Optional<NamedRequest> current() {
        RoutingContext http = request.getCurrent();
        return Optional.ofNullable(http.request().getHeader(BodyDigest.HEADER))
                .map(header -> new NamedRequest(
                        caller.key(),
                        http.request().method() + " " + http.normalizedPath(),
                        key(header),
                        Objects.requireNonNullElse(http.get(BodyDigest.KEY), new byte[0])));
    }

    private static String key(String header) {
        boolean quoted = header.length() > 2 && header.startsWith("\"") && header.endsWith("\"");
        String key = quoted ? header.substring(1, header.length() - 1) : header;
        if (!KEY.matcher(key).matches()) {
            throw refused("must be 1 to 255 visible ASCII characters");
        }
        return key;
    }

    static ProblemException refused(String message) {
        return MALFORMED_REQUEST.because(
                BodyDigest.HEADER + " " + message, List.of(FieldError.parameter(BodyDigest.HEADER, message)));
    }
}
