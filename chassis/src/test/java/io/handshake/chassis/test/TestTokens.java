package io.handshake.chassis.test;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** Real signed tokens, and those that must be refused; each as the value of an Authorization header. */
public final class TestTokens {
    private static final String ISSUER = "https://handshake.local";
    private static final String AUDIENCE = "handshake";

    private TestTokens() {}

    public static String bearer(String role) {
        return bearer(role, role + "-1");
    }

    public static String bearer(String role, String subject) {
        return sign(claims(role, subject));
    }

    public static String expired(String role) {
        return sign(claims(role, role + "-1").expiresAt(Instant.now().minusSeconds(3_600)));
    }

    public static String wrongAudience(String role) {
        return sign(claims(role, role + "-1").audience("somewhere-else"));
    }

    public static String wrongIssuer(String role) {
        return sign(claims(role, role + "-1").issuer("https://elsewhere.example.org"));
    }

    public static String signedByAStranger(String role) {
        try {
            PrivateKey other =
                    KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
            return "Bearer " + claims(role, role + "-1").sign(other);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token with {@code alg=none}. */
    public static String unsigned(String role) {
        String claims = "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"x\",\"groups\":[\"%s\"],\"exp\":%d,\"iat\":%d}"
                .formatted(
                        ISSUER,
                        AUDIENCE,
                        role,
                        Instant.now().plusSeconds(600).getEpochSecond(),
                        Instant.now().getEpochSecond());
        return "Bearer " + part("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + part(claims) + ".";
    }

    private static JwtClaimsBuilder claims(String role, String subject) {
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .groups(Set.of(role))
                .issuedAt(Instant.now().minusSeconds(7_200))
                .expiresAt(Instant.now().plusSeconds(3_600));
    }

    private static String sign(JwtClaimsBuilder claims) {
        try {
            byte[] key =
                    Base64.getDecoder().decode(ConfigProvider.getConfig().getValue("test.private-key", String.class));
            return "Bearer " + claims.sign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
