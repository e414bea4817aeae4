package io.handshake.lead.account;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether an address is of a company or of a provider that gives addresses to everybody. */
public enum EmailClass {
    FREE,
    COMPANY,
    NONE;

    public static EmailClass of(@Nullable String address) {
        if (address == null) {
            return NONE;
        }
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return isFree(domain) ? FREE : COMPANY;
    }

    /** Whether everybody can have an address of this domain, given in lower case. */
    static boolean isFree(String domain) {
        return FreeMail.KNOWN.has(domain);
    }

    /** The domain of a company's address; null for any other. */
    public static @Nullable String companyDomain(@Nullable String address) {
        return address == null || of(address) != COMPANY ? null : address.substring(address.lastIndexOf('@') + 1);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
