package io.handshake.e2e.api;

/** Who calls: a header and its value. */
public record Credential(String header, String value) {

    public static Credential bearer(String token) {
        return new Credential("Authorization", "Bearer " + token);
    }

    public static Credential key(String key) {
        return new Credential("X-Api-Key", key);
    }
}
