package io.handshake.lead.identity;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;

/**
 * One thing a person or device can be recognised by.
 *
 * @param source whose id it is; empty except for external ids
 */
public record ContactKey(KeyKind kind, String source, String value) implements Comparable<ContactKey> {
    /** What a source may be called. */
    public static final String SOURCE = "^[A-Za-z0-9][A-Za-z0-9._ -]{0,63}$";

    public static final String SOURCE_MESSAGE =
            "must be 1 to 64 letters, digits, dots, dashes, underscores or spaces, and begin with a letter or digit";

    /** What an e-mail address looks like; blanks around it do not matter. */
    public static final String EMAIL = "^\\s*[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+\\s*$";

    public static final String EMAIL_MESSAGE = "must be an e-mail address";

    private static final Comparator<ContactKey> ORDER = Comparator.comparing(ContactKey::kind)
            .thenComparing(ContactKey::source)
            .thenComparing(ContactKey::value);

    public static ContactKey lead(UUID id) {
        return new ContactKey(KeyKind.LEAD, "", id.toString());
    }

    /**
     * Addresses that differ only in case, in blanks around them, or in how their domain is written are one. Nothing else is
     * taken away: what stands before the at sign is its owner's to read.
     */
    public static ContactKey email(String address) {
        String text = address.strip();
        return new ContactKey(KeyKind.EMAIL, "", (isAscii(text) ? text : plain(text)).toLowerCase(Locale.ROOT));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    /** With the domain as it is sent over the wire (RFC 5891), and letters composed. */
    private static String plain(String address) {
        String composed = Normalizer.normalize(address, Normalizer.Form.NFC);
        int at = composed.indexOf('@');
        return composed.substring(0, at + 1) + domain(composed.substring(at + 1));
    }

    private static String domain(String text) {
        try {
            return IDN.toASCII(text);
        } catch (IllegalArgumentException noSuchDomain) {
            return text;
        }
    }

    public static ContactKey external(String source, String id) {
        return new ContactKey(KeyKind.EXTERNAL, source, id);
    }

    public static ContactKey visitor(String id) {
        return new ContactKey(KeyKind.VISITOR, "", id);
    }

    @Override
    public int compareTo(ContactKey other) {
        return ORDER.compare(this, other);
    }
}
