package io.handshake.chassis.event;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * How far a reader is: one position per slot, the slot to serve first, and what the cursor is good for (feed and filter).
 *
 * <p>Opaque outside: bytes in base64url, with a checksum, since a damaged position would pass over events unnoticed.
 */
final class FeedCursor {
    private final UUID feed;
    private final int filter;
    private final SlotRange slots;
    private final long[] positions;
    private int next;

    private FeedCursor(UUID feed, int filter, SlotRange slots, int next, long[] positions) {
        this.feed = feed;
        this.filter = filter;
        this.slots = slots;
        this.next = next;
        this.positions = positions;
    }

    static FeedCursor start(UUID feed, String filter, SlotRange slots) {
        return new FeedCursor(feed, hash(filter), slots, slots.first(), new long[slots.size()]);
    }

    UUID feed() {
        return feed;
    }

    SlotRange slots() {
        return slots;
    }

    long position(int slot) {
        return positions[slot - slots.first()];
    }

    long furthest() {
        return Arrays.stream(positions).max().orElse(0);
    }

    boolean isFor(String text) {
        return filter == hash(text);
    }

    /** Marks everything up to a position of a slot as read. */
    void advance(int slot, long position) {
        positions[slot - slots.first()] = Math.max(position(slot), position);
    }

    /** The slots in the order in which the next page serves them, so that a busy one does not starve the others. */
    Integer[] order() {
        Integer[] order = new Integer[slots.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = slots.first() + (next - slots.first() + i) % order.length;
        }
        return order;
    }

    /** The next page begins behind this slot and comes to its rest last. */
    void serveAfter(int slot) {
        next = slot == slots.last() ? slots.first() : slot + 1;
    }

    FeedCursor copy() {
        return new FeedCursor(feed, filter, slots, next, positions.clone());
    }

    String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(16 + 4 + 3 + 9 * positions.length + 4);
        bytes.putLong(feed.getMostSignificantBits()).putLong(feed.getLeastSignificantBits());
        bytes.putInt(filter).put((byte) slots.first()).put((byte) slots.last()).put((byte) next);
        for (long position : positions) {
            putNumber(bytes, position);
        }
        bytes.putInt(checksum(bytes.array(), bytes.position()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    static Optional<FeedCursor> decode(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            UUID feed = new UUID(bytes.getLong(), bytes.getLong());
            int filter = bytes.getInt();
            SlotRange slots = new SlotRange(bytes.get(), bytes.get());
            int next = bytes.get();
            boolean sound = 0 <= slots.first() && slots.first() <= slots.last() && slots.last() < Slots.COUNT;
            if (!sound || !slots.contains(next)) {
                return Optional.empty();
            }
            long[] positions = new long[slots.size()];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = number(bytes);
            }
            boolean whole = checksum(bytes.array(), bytes.position()) == bytes.getInt() && !bytes.hasRemaining();
            FeedCursor cursor = new FeedCursor(feed, filter, slots, next, positions);
            return Optional.of(cursor).filter(read -> whole && read.encode().equals(text));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static void putNumber(ByteBuffer bytes, long number) {
        long rest = number;
        while (rest > 0x7f) {
            bytes.put((byte) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte part = bytes.get();
            number |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("too long a number");
    }

    private static int hash(String filter) {
        byte[] bytes = filter.getBytes(StandardCharsets.UTF_8);
        return checksum(bytes, bytes.length);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
