package io.handshake.chassis.http;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;

/** Where a list goes on: the sort key of the last entry, good for the same filter only. Opaque outside, with a checksum. */
public final class PageCursor {
    private static final String BETWEEN = "\u001f";
    private static final String ESCAPE = "\u001e";

    private PageCursor() {}

    /** {@code filter} is the text of all filter parameters; {@code key} the sort key of the page's last entry. */
    public static String encode(String filter, String... key) {
        String joined = Arrays.stream(key).map(PageCursor::escaped).collect(joining(BETWEEN));
        String text = hash(filter + BETWEEN + joined) + BETWEEN + joined;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The sort key to go on after; refuses a cursor that is damaged or belongs to another filter. */
    public static PageKey decode(String filter, String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = text.split(BETWEEN, 2);
            if (parts.length == 2 && parts[0].equals(hash(filter + BETWEEN + parts[1]))) {
                return new PageKey(Arrays.stream(parts[1].split(BETWEEN, -1))
                        .map(PageCursor::plain)
                        .toList());
            }
        } catch (IllegalArgumentException e) {
            throw PageKey.notACursor();
        }
        throw PageKey.notACursor();
    }

    /** A name may hold any character, those that mean something here included. */
    private static String escaped(String part) {
        return part.replace(ESCAPE, ESCAPE + "0").replace(BETWEEN, ESCAPE + "1");
    }

    private static String plain(String escaped) {
        return escaped.replace(ESCAPE + "1", BETWEEN).replace(ESCAPE + "0", ESCAPE);
    }

    private static String hash(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
