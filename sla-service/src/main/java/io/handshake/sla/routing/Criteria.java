package io.handshake.sla.routing;

import java.util.Locale;
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
        return means(regions, lead.region())
                && means(countries, lead.country())
                && means(industries, lead.industry())
                && means(segments, lead.segment())
                && means(companySizes, lead.companySize())
                && (accounts.isEmpty() || lead.account() != null && accounts.contains(lead.account()))
                && (!namedAccounts || lead.named());
    }

    /** How many kinds are named: of two territories the one that says more is meant. */
    long count() {
        return Stream.of(regions, countries, industries, segments, companySizes, accounts)
                        .filter(values -> !values.isEmpty())
                        .count()
                + (namedAccounts ? 1 : 0);
    }

    /** Without regard to case, as the scopes of agreements are compared. */
    private static boolean means(Set<String> values, @Nullable String value) {
        return values.isEmpty()
                || value != null
                        && values.stream()
                                .anyMatch(
                                        named -> named.toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT)));
    }
}
