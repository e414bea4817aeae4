package io.handshake.chassis.http;

/**
 * A request under the name its caller gave it by an Idempotency-Key.
 *
 * @param digest the SHA-256 of its body
 */
public record NamedRequest(String caller, String route, String key, byte[] digest) {
    /** Whether both go by one name, whatever they ask for. */
    String name() {
        return caller + "\n" + route + "\n" + key;
    }
}
