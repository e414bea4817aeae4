package io.handshake.chassis.event;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;

/** The 64 slots of a feed: within one, position order is commit order. */
public final class Slots {
    public static final int COUNT = 64;

    private Slots() {}

    /** The slot in which all facts about a subject stand, for ever. */
    public static int of(String subject) {
        CRC32 crc = new CRC32();
        crc.update(subject.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % COUNT);
    }

    /** A slot for facts without order, so that many writers seldom meet. */
    static int any() {
        return ThreadLocalRandom.current().nextInt(COUNT);
    }
}
