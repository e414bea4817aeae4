package io.handshake.lead.intake;

import io.handshake.lead.account.AccountMatch;
import io.handshake.lead.account.AccountMatches;
import io.handshake.lead.account.AccountReference;
import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.identity.KeyKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What is told of a person, and which of the leads that are this person it concerns.
 *
 * @param cameBy the leads each of its keys came by: the one it is of first, then those that one was merged into, the survivor last
 * @param recognised the keys that told who the person is
 * @param accounts those that what is told may mean
 */
record Telling(Told told, Map<ContactKey, List<UUID>> cameBy, Set<ContactKey> recognised, AccountMatches accounts) {

    /** What of it concerns one lead. */
    record Share(Profile profile, Optional<AccountMatch> account) {}

    /** What it says of this lead itself, apart from those merged into it. */
    Optional<Share> of(UUID lead) {
        return share(path -> path.getFirst().equals(lead));
    }

    /** What it says of this lead together with those merged into it. */
    Optional<Share> shownBy(UUID lead) {
        return share(path -> path.contains(lead));
    }

    /** Whether it is about a lead that was merged into another. */
    boolean reachesMerged() {
        return recognised.stream().anyMatch(key -> path(key).size() > 1);
    }

    private Optional<Share> share(Predicate<List<UUID>> its) {
        if (recognised.stream().noneMatch(key -> its.test(path(key)))) {
            return Optional.empty();
        }
        Predicate<String> address = email -> its.test(path(new ContactKey(KeyKind.EMAIL, "", email)));
        return Optional.of(new Share(told.profile().withAddresses(address), account(address)));
    }

    /** The account that was told, or else the one that the addresses tell. */
    private Optional<AccountMatch> account(Predicate<String> address) {
        AccountReference reference = told.account();
        return reference != null
                ? accounts.of(reference)
                : told.emails().stream()
                        .filter(address)
                        .flatMap(email -> accounts.of(email).stream())
                        .findFirst();
    }

    private List<UUID> path(ContactKey key) {
        return Objects.requireNonNull(cameBy.get(key));
    }
}
