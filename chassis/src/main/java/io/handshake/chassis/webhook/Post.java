package io.handshake.chassis.webhook;

import io.handshake.chassis.webhook.Destination.Refused;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Tells one receiver one message.
 *
 * <p>The connection goes to the address that was checked, while name, certificate and host header are those of the URL; so a
 * name that means another address a moment later leads nowhere. Redirects are answers like any other.
 */
@ApplicationScoped
class Post {
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final int LARGEST_ANSWER = 4096;

    private final WebhooksConfig config;
    private final InstantSource clock;
    private final HttpClient http;

    @Inject
    Post(Vertx vertx, WebhooksConfig config, InstantSource clock) {
        this(vertx, config, clock, new HttpClientOptions());
    }

    Post(Vertx vertx, WebhooksConfig config, InstantSource clock, HttpClientOptions options) {
        this.config = config;
        this.clock = clock;
        this.http = vertx.createHttpClient(options.setConnectTimeout(
                        Math.toIntExact(config.connectTimeout().toMillis()))
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxPoolSize(config.parallel() * 2)
                .setVerifyHost(true));
    }

    Outcome tell(Receiver receiver, Message message) throws InterruptedException {
        try {
            InetSocketAddress address = Destination.of(receiver.url(), config.allowPrivate());
            return call(request(receiver, message, address), message.text());
        } catch (Refused refused) {
            return new Outcome.Failed(null, refused.why(), null);
        }
    }

    private RequestOptions request(Receiver receiver, Message message, InetSocketAddress address) {
        URI url = receiver.url();
        Instant now = clock.instant();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(address))
                .setHost(url.getHost())
                .setPort(Destination.port(url))
                .setSsl("https".equals(url.getScheme()))
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setFollowRedirects(false)
                .setTimeout(config.timeout().toMillis())
                .putHeader("User-Agent", "Handshake")
                .putHeader("Content-Type", "application/cloudevents+json")
                .putHeader("webhook-id", message.id())
                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .putHeader("webhook-signature", Signatures.of(receiver.secrets(), message.id(), now, message.text()));
    }

    /** The head of the answer decides; of its body no more is read than lets the connection be used again. */
    private Outcome call(RequestOptions options, String body) throws InterruptedException {
        AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
        CompletableFuture<Outcome> answered = new CompletableFuture<>();
        CompletableFuture<Void> over = new CompletableFuture<>();
        http.request(options)
                .compose(request -> {
                    sent.set(request);
                    request.exceptionHandler(over::completeExceptionally);
                    return request.send(Buffer.buffer(body));
                })
                .onSuccess(response -> read(response, answered, over))
                .onFailure(over::completeExceptionally);
        try {
            over.get(config.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            giveUp(sent.get());
            return answered.getNow(failed("no answer within " + config.timeout().toSeconds() + " seconds"));
        } catch (ExecutionException failure) {
            return answered.getNow(failed(why(failure.getCause())));
        }
        return answered.join();
    }

    private void read(HttpClientResponse response, CompletableFuture<Outcome> answered, CompletableFuture<Void> over) {
        answered.complete(Answered.outcome(response.statusCode(), response.getHeader("Retry-After"), clock.instant()));
        long[] size = {0};
        try {
            response.exceptionHandler(over::completeExceptionally)
                    .endHandler(_ -> over.complete(null))
                    .handler(chunk -> {
                        size[0] += chunk.length();
                        if (size[0] > LARGEST_ANSWER) {
                            response.request().connection().close();
                            over.complete(null);
                        }
                    });
        } catch (IllegalStateException _) { // it ended before anybody could listen
            over.complete(null);
        }
    }

    private static void giveUp(@Nullable HttpClientRequest request) {
        if (request != null) {
            request.reset();
        }
    }

    private static Outcome failed(String why) {
        return new Outcome.Failed(null, why, null);
    }

    /** What the libraries say may name the address, and so is not repeated. */
    private static String why(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "no secure connection: the certificate or the protocol is not accepted";
            }
            if (cause instanceof ConnectException) {
                return "no connection";
            }
        }
        return "the connection broke";
    }
}
