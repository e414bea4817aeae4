package io.handshake.lead.activity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * Ids of activities: a digest of source and event id, so that a repeat gets the same one. Not for several threads.
 *
 * <p>Sources mostly count: their event ids differ in the last characters. The first quarter of the id is the checksum of what
 * stands before these, so that neighbours lie together in the index of what was seen, and a batch touches a few of its pages
 * instead of one per activity. The rest is of the whole, by SHA-256.
 */
final class ActivityIds {
    private static final int COUNTER = 3;
    private static final byte BETWEEN = 0x1f;

    private final MessageDigest digest;
    private final CRC32 neighbourhood = new CRC32();

    ActivityIds() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    UUID of(String source, String eventId) {
        byte[] origin = source.getBytes(StandardCharsets.UTF_8);
        byte[] event = eventId.getBytes(StandardCharsets.UTF_8);
        neighbourhood.reset();
        neighbourhood.update(origin);
        neighbourhood.update(BETWEEN);
        neighbourhood.update(event, 0, Math.max(0, event.length - COUNTER));
        digest.update(origin);
        digest.update(BETWEEN);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(event));
        long high = neighbourhood.getValue() << 32 | hash.getLong() & 0xFFFF0FFFL | 0x8000L;
        long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
