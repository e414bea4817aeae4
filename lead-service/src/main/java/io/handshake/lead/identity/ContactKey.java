package io.handshake.lead.identity;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

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

    /** Blanks and controls, none of which stands within an address. */
    private static final String BLANK =
            "\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

    /** Nor begins one with characters that only say how others are shown. */
    private static final String UNSEEN_FIRST =
            BLANK + "\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff";

    private static final String LABEL = "[^@.<>" + UNSEEN_FIRST + "][^@.<>" + BLANK + "]*";

    /** What an e-mail address looks like; what stands around it does not matter as long as it cannot be seen. */
    public static final String EMAIL = "^[" + UNSEEN_FIRST + "]*(?![mM][aA][iI][lL][tT][oO]:)[^@<>" + UNSEEN_FIRST
            + "][^@<>" + BLANK + "]*@" + LABEL + "(\\." + LABEL + ")+[" + UNSEEN_FIRST + "]*$";

    public static final String EMAIL_MESSAGE = "must be an e-mail address alone, without mailto: or <...>";

    private static final Pattern UNSEEN =
            Pattern.compile("^[\\p{Z}\\p{Cc}\\p{Cf}]+|[\\p{Z}\\p{Cc}\\p{Cf}]+\\z|\\p{Cf}+");

    private static final Comparator<ContactKey> ORDER = Comparator.comparing(ContactKey::kind)
            .thenComparing(ContactKey::source)
            .thenComparing(ContactKey::value);

    public static ContactKey lead(UUID id) {
        return new ContactKey(KeyKind.LEAD, "", id.toString());
    }

    /**
     * Addresses that differ only in case, in what cannot be seen (blanks and controls around them, format characters anywhere), or
     * in how their domain is written are one. Nothing else is taken away: what stands before the at sign is its owner's to read.
     */
    public static ContactKey email(String address) {
        String text = UNSEEN.matcher(address).replaceAll("");
        return new ContactKey(KeyKind.EMAIL, "", (isAscii(text) ? text : plain(text)).toLowerCase(Locale.ROOT));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    /** With the domain as it is sent over the wire (RFC 5891), and letters composed. */
    private static String plain(String address) {
        String composed = Normalizer.normalize(address, Normalizer.Form.NFC);
        int at = composed.indexOf('@');
        String domain = composed.substring(at + 1);
        return composed.substring(0, at + 1) + AsciiDomain.of(domain).orElse(domain);
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
