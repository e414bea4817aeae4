package io.handshake.lead.account;

import io.handshake.lead.account.AccountMatch.Found;
import io.handshake.lead.identity.ExternalId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The accounts found for what was told in one call.
 *
 * @param byDomain by what stands behind the @ of an address
 */
public record AccountMatches(
        Map<UUID, Found> byId, Map<ExternalId, Found> byExternalId, Map<String, AccountMatch> byDomain) {

    static final AccountMatches NONE = new AccountMatches(Map.of(), Map.of(), Map.of());

    /** The account that is meant by this; empty when there is none. */
    public Optional<AccountMatch> of(AccountReference told) {
        return Optional.ofNullable(told.id())
                .map(byId::get)
                .or(() -> told.external().map(byExternalId::get))
                .map(AccountMatch::told);
    }

    /** The account whose domain comes nearest to that of the address; empty when there is none. */
    public Optional<AccountMatch> of(@Nullable String email) {
        return Optional.ofNullable(email).map(CompanyDomain::behindAt).map(byDomain::get);
    }
}
