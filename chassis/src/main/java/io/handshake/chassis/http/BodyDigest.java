package io.handshake.chassis.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Keeps the SHA-256 of the body of a request that carries an Idempotency-Key. */
@Provider
public class BodyDigest implements ReaderInterceptor {
    static final String KEY = "handshake.body-digest";
    static final String HEADER = "Idempotency-Key";

    private final CurrentVertxRequest request;

    BodyDigest(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!context.getHeaders().containsKey(HEADER)) {
            return context.proceed();
        }
        byte[] body = context.getInputStream().readAllBytes();
        request.getCurrent().put(KEY, sha256().digest(body));
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
