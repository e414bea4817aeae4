package io.handshake.lead.activity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids of activities: a digest of source and event id, so that a repeat gets the same one. Not for several threads. */
final class ActivityIds {
    private static final byte BETWEEN = 0x1f;

    private final MessageDigest digest;

    ActivityIds() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    UUID of(String source, String eventId) {
        digest.update(source.getBytes(StandardCharsets.UTF_8));
        digest.update(BETWEEN);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(eventId.getBytes(StandardCharsets.UTF_8)));
        long high = hash.getLong() & ~0xF000L | 0x8000L;
        long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
