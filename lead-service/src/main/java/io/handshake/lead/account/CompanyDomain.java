package io.handshake.lead.account;

import com.google.common.net.InternetDomainName;
import io.handshake.lead.identity.AsciiDomain;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Domains a company can have: below a public suffix, and not of a provider that gives addresses to everybody. */
final class CompanyDomain {
    static final int LONGEST = 253;

    private CompanyDomain() {}

    /** The one form that a domain is kept and compared in; empty when no company can have it. */
    static Optional<String> of(String told) {
        return parse(told)
                .filter(name -> upwards(name).noneMatch(EmailClass::isFree))
                .map(InternetDomainName::toString);
    }

    /** What stands behind the @ of an address. */
    static String behindAt(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** The domains that may tell whose an address of this one is, the nearest first, down to the one that can be registered. */
    static List<String> thatTell(String behindAt) {
        if (EmailClass.isFree(behindAt)) {
            return List.of();
        }
        return parse(behindAt)
                .map(name -> upwards(name).toList())
                .filter(domains -> domains.stream().noneMatch(EmailClass::isFree))
                .orElse(List.of());
    }

    /** How the domain is written in addresses: in ASCII, and with the letters it stands for. */
    static List<String> spellings(String domain) {
        return Stream.of(domain, IDN.toUnicode(domain)).distinct().toList();
    }

    private static Optional<InternetDomainName> parse(String told) {
        try {
            return AsciiDomain.of(told.strip())
                    .map(ascii -> IDN.toASCII(ascii, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT))
                    .map(InternetDomainName::from)
                    .filter(InternetDomainName::isUnderPublicSuffix);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Stream<String> upwards(InternetDomainName name) {
        return Stream.iterate(name, InternetDomainName::isUnderPublicSuffix, InternetDomainName::parent)
                .map(InternetDomainName::toString);
    }
}
