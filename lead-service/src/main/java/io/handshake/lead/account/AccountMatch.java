package io.handshake.lead.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The account a lead belongs to, and on what grounds.
 *
 * @param by told or domain
 * @param domain the domain that told it
 * @param customer whether the account is a customer already
 */
public record AccountMatch(
        UUID account, String by, @Nullable String domain, boolean customer) {
    private static final String TOLD = "told";
    private static final String DOMAIN = "domain";

    /** An account that something tells of. */
    record Found(UUID account, boolean customer) {}

    static AccountMatch told(Found account) {
        return new AccountMatch(account.account(), TOLD, null, account.customer());
    }

    static AccountMatch domain(Found account, String domain) {
        return new AccountMatch(account.account(), DOMAIN, domain, account.customer());
    }

    /** Whether it takes the place of what is known: a domain only fills in, a telling may replace. */
    public boolean prevails(@Nullable UUID known, @Nullable String knownBy, boolean replacing) {
        if (known == null) {
            return true;
        }
        return by.equals(TOLD) && replacing && !(known.equals(account) && by.equals(knownBy));
    }

    public LeadMatched fact(UUID lead) {
        return new LeadMatched(lead, account, by, domain);
    }
}
