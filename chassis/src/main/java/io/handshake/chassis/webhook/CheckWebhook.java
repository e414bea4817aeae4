package io.handshake.chassis.webhook;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;

import io.handshake.chassis.problem.FieldError;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a declaration must keep to; where a host leads is seen when it is called. */
record CheckWebhook(Set<String> types, boolean allowPrivate) {

    void require(WebhookDeclaration told) {
        List<FieldError> errors = new ArrayList<>();
        String wrong = wrong(told.url());
        if (wrong != null) {
            errors.add(FieldError.at("/url", wrong));
        }
        for (int i = 0; i < told.types().size(); i++) {
            if (!types.contains(told.types().get(i))) {
                errors.add(FieldError.at("/types/" + i, "is no type of event that this service publishes"));
            } else if (told.types().indexOf(told.types().get(i)) < i) {
                errors.add(FieldError.at("/types/" + i, "is named before"));
            }
        }
        if (!errors.isEmpty()) {
            FieldError first = errors.getFirst();
            throw INVALID_CONTENT.because(first.pointer() + " " + first.message() + ".", errors);
        }
    }

    private @Nullable String wrong(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException _) {
            return "must be an address such as https://hooks.example.org/handshake";
        }
        boolean scheme = "https".equals(url.getScheme()) || allowPrivate && "http".equals(url.getScheme());
        if (!scheme) {
            return "must begin with https://";
        }
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > 65_535) {
            return "must name a host, in letters, digits and hyphens, and a port from 1 to 65535 if any";
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return "must have neither a user name nor a fragment";
        }
        boolean known = literal(url.getHost())
                .filter(it -> !PublicAddresses.contain(it))
                .isPresent();
        return known && !allowPrivate ? "must name a host on the public internet" : null;
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(Destination.bare(host)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
