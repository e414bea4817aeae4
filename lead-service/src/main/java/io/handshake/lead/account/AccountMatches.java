package io.handshake.lead.account;

import io.handshake.lead.identity.ExternalId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accounts found for what was told in one call. */
public record AccountMatches(Map<UUID, UUID> byId, Map<ExternalId, UUID> byExternalId, Map<String, UUID> byDomain) {

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
        if (email == null || byDomain.isEmpty()) {
            return Optional.empty();
        }
        return CompanyDomain.ofAddress(email).stream()
                .flatMap(domain ->
                        Optional.ofNullable(byDomain.get(domain))
                                .map(account -> AccountMatch.domain(account, domain))
                                .stream())
                .findFirst();
    }
}
