package io.handshake.chassis.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;

/** Secrets, and what is signed with them, after Standard Webhooks. */
final class Signatures {
    private static final int SECRET_BYTES = 32;

    private Signatures() {}

    static String freshSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return "whsec_" + Base64.getEncoder().encodeToString(secret);
    }

    /** One signature for each secret, so that a receiver may know either. */
    static String of(List<String> secrets, String id, Instant at, String body) {
        StringJoiner signatures = new StringJoiner(" ");
        for (String secret : secrets) {
            try {
                signatures.add(new Webhook(secret).sign(id, at.getEpochSecond(), body));
            } catch (WebhookSigningException e) {
                throw new IllegalStateException(e);
            }
        }
        return signatures.toString();
    }
}
