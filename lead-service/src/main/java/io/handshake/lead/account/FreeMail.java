package io.handshake.lead.account;

import com.google.common.net.InternetDomainName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The domains of providers that give addresses to everybody, and names that such a provider has in many countries. */
record FreeMail(Set<String> listed) {
    static final FreeMail KNOWN = read("free-mail-domains.txt");

    private static final String IN_ANY_COUNTRY = ".*";

    boolean has(String domain) {
        return listed.contains(domain) || listed.contains(nameOf(domain) + IN_ANY_COUNTRY) && isNameAndSuffix(domain);
    }

    private static String nameOf(String domain) {
        return domain.substring(0, Math.max(0, domain.indexOf('.')));
    }

    private static boolean isNameAndSuffix(String domain) {
        return InternetDomainName.isValid(domain)
                && InternetDomainName.from(domain).isTopPrivateDomain();
    }

    private static FreeMail read(String resource) {
        try (InputStream in = Objects.requireNonNull(FreeMail.class.getResourceAsStream(resource));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new FreeMail(
                    lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
