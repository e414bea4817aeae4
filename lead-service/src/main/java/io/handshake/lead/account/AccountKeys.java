package io.handshake.lead.account;

import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.identity.ExternalId;
import io.handshake.lead.partner.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an account is recognised by, as it was told.
 *
 * @param errors what is wrong with it
 */
record AccountKeys(List<String> domains, List<ExternalId> externalIds, List<FieldError> errors) {
    static final AccountKeys NONE = new AccountKeys(List.of(), List.of(), List.of());

    private static AccountKeys of(List<String> domains, List<ExternalId> externalIds) {
        List<FieldError> errors = new ArrayList<>();
        return new AccountKeys(read(domains, errors), fill(externalIds, errors), errors);
    }

    /** What an account is recognised by once this has changed; what is not told stays as it is. */
    static AccountKeys of(@Nullable List<String> domains, @Nullable List<ExternalId> externalIds, AccountKeys now) {
        AccountKeys told =
                of(Objects.requireNonNullElse(domains, List.of()), Objects.requireNonNullElse(externalIds, List.of()));
        return new AccountKeys(
                domains == null ? now.domains() : told.domains(),
                externalIds == null ? now.externalIds() : told.externalIds(),
                told.errors());
    }

    /** Whether both are the same, in whatever order. */
    boolean sameAs(AccountKeys other) {
        return Set.copyOf(domains).equals(Set.copyOf(other.domains))
                && Set.copyOf(externalIds).equals(Set.copyOf(other.externalIds));
    }

    List<String> domainsBeyond(AccountKeys other) {
        return domains.stream()
                .filter(domain -> !other.domains.contains(domain))
                .toList();
    }

    private static List<String> read(List<String> told, List<FieldError> errors) {
        Set<String> seen = new HashSet<>();
        List<String> domains = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            Optional<String> domain = CompanyDomain.of(told.get(i));
            if (domain.isEmpty()) {
                errors.add(
                        FieldError.at(
                                "/domains/" + i,
                                "must be a domain below a public suffix, such as example.org, and not of a free-mail provider"));
            } else if (!seen.add(domain.get())) {
                errors.add(FieldError.at("/domains/" + i, "comes twice"));
            }
            domains.add(domain.orElse(""));
        }
        return domains;
    }

    private static List<ExternalId> fill(List<ExternalId> told, List<FieldError> errors) {
        List<ExternalId> ids = told.stream()
                .map(id -> new ExternalId(id.sourceOr(Origin.HANDSHAKE), id.id()))
                .toList();
        Set<ExternalId> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                errors.add(FieldError.at("/externalIds/" + i, "comes twice"));
            }
        }
        return ids;
    }
}
