package io.handshake.sla.routing;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which leads are in a territory: for each kind that is named, the lead must have one of the values. */
public record Criteria(
        Set<String> regions,
        Set<String> countries,
        Set<String> industries,
        Set<String> segments,
        Set<String> companySizes,
        Set<UUID> accounts,
        boolean namedAccounts) {

    boolean match(Prospect lead) {
        return allows(regions, lead.region())
                && allows(countries, lead.country())
                && allows(industries, lead.industry())
                && allows(segments, lead.segment())
                && allows(companySizes, lead.companySize())
                && allows(accounts, lead.account())
                && (!namedAccounts || lead.named());
    }

    /** How many kinds are named: of two territories the one that says more is meant. */
    long count() {
        return Stream.of(regions, countries, industries, segments, companySizes, accounts)
                        .filter(values -> !values.isEmpty())
                        .count()
                + (namedAccounts ? 1 : 0);
    }

    private static <T> boolean allows(Set<T> values, @Nullable T value) {
        return values.isEmpty() || value != null && values.contains(value);
    }
}
