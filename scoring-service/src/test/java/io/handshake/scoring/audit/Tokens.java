package io.handshake.scoring.audit;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens of people with several roles. */
final class Tokens {
    private Tokens() {}

    static String holding(String subject, String... roles) {
        try {
            byte[] key =
                    Base64.getDecoder().decode(ConfigProvider.getConfig().getValue("test.private-key", String.class));
            return "Bearer "
                    + Jwt.issuer("https://handshake.local")
                            .audience("handshake")
                            .subject(subject)
                            .groups(Set.of(roles))
                            .expiresAt(Instant.now().plusSeconds(3_600))
                            .sign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
