package io.handshake.lead.identity;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a domain is written on the wire.
 *
 * <p>The sharp s and the final sigma are letters of their own since IDNA2008 (RFC 5892), as in the names that are registered; the
 * JDK would replace them. So labels with one of these are written here, and all others by the JDK.
 */
public final class AsciiDomain {
    private AsciiDomain() {}

    /** Empty when it cannot be written so. */
    public static Optional<String> of(String domain) {
        try {
            String written = Arrays.stream(domain.split("[.\u3002\uff0e\uff61]", -1))
                    .map(AsciiDomain::label)
                    .collect(Collectors.joining("."));
            return Optional.of(IDN.toASCII(written));
        } catch (IllegalArgumentException noSuchDomain) {
            return Optional.empty();
        }
    }

    private static String label(String told) {
        String lower = told.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return lower.contains("\u00df") || lower.contains("\u03c2")
                ? "xn--" + Punycode.encode(Normalizer.normalize(lower, Normalizer.Form.NFKC))
                : told;
    }
}
