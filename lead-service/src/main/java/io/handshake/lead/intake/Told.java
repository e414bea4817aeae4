package io.handshake.lead.intake;

import io.handshake.lead.account.AccountReference;
import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.identity.KeyKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is told about a person, ready to be compared with what is known.
 *
 * @param id the id of the lead if nobody knows the person
 * @param keys what the person is recognised by, each with its place in the request
 * @param visitor who the person was before
 * @param account the account that was named
 * @param by who tells it
 */
record Told(
        UUID id,
        Map<ContactKey, String> keys,
        Optional<ContactKey> visitor,
        Profile profile,
        Instant occurredAt,
        @Nullable AccountReference account,
        Teller by)
        implements Heard {

    /**
     * Who tells it.
     *
     * @param source where a new lead counts as coming from
     * @param sourcedBy who brought a new lead when that is not told
     * @param bound whether only leads of that source are the teller's to change
     */
    record Teller(String source, String sourcedBy, boolean bound) {
        boolean mayReplace(Known lead) {
            return !bound || lead.source().equals(source);
        }
    }

    List<String> emails() {
        return keys.keySet().stream()
                .filter(key -> key.kind() == KeyKind.EMAIL)
                .map(ContactKey::value)
                .toList();
    }

    Stream<ContactKey> allKeys() {
        return Stream.concat(keys.keySet().stream(), visitor.stream());
    }
}
