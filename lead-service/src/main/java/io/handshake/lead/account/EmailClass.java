package io.handshake.lead.account;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an address is of a company or of a provider that gives addresses to everybody. */
public enum EmailClass {
    FREE,
    COMPANY,
    NONE;

    private static final Set<String> FREE_DOMAINS = Set.of(
            "126.com",
            "163.com",
            "aol.com",
            "freenet.de",
            "gmail.com",
            "gmx.at",
            "gmx.ch",
            "gmx.com",
            "gmx.de",
            "gmx.net",
            "googlemail.com",
            "hotmail.com",
            "hotmail.co.uk",
            "hotmail.de",
            "hotmail.fr",
            "icloud.com",
            "laposte.net",
            "libero.it",
            "live.com",
            "mac.com",
            "mail.com",
            "mail.ru",
            "me.com",
            "msn.com",
            "orange.fr",
            "outlook.com",
            "outlook.de",
            "pm.me",
            "proton.me",
            "protonmail.com",
            "qq.com",
            "rediffmail.com",
            "t-online.de",
            "tutanota.com",
            "web.de",
            "yahoo.co.in",
            "yahoo.co.jp",
            "yahoo.co.uk",
            "yahoo.com",
            "yahoo.de",
            "yahoo.fr",
            "yahoo.in",
            "yandex.ru",
            "ymail.com",
            "zoho.com");

    public static EmailClass of(@Nullable String address) {
        if (address == null) {
            return NONE;
        }
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return isFree(domain) ? FREE : COMPANY;
    }

    /** Whether everybody can have an address of this domain, given in lower case. */
    static boolean isFree(String domain) {
        return FREE_DOMAINS.contains(domain);
    }

    /** The domain of a company's address; null for any other. */
    public static @Nullable String companyDomain(@Nullable String address) {
        return address == null || of(address) != COMPANY ? null : address.substring(address.lastIndexOf('@') + 1);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
