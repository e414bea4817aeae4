package io.handshake.lead.intake;

import io.handshake.lead.attribute.DeclaredAttributes;
import io.handshake.lead.campaign.Touch;
import io.handshake.lead.consent.Consent;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is told about a person, apart from who it is.
 *
 * @param plain what replaces what is known
 * @param otherEmail an address for a person of whom no other is known
 * @param touch the campaign it came by this time
 * @param consents the person's word per purpose
 * @param declared attributes the organisation declared
 */
record Profile(
        Map<Attribute, String> plain,
        @Nullable String otherEmail,
        Optional<Touch> touch,
        Map<String, Consent> consents,
        DeclaredAttributes.Sorted declared) {
    /** Without those addresses that do not pass. */
    Profile withAddresses(Predicate<String> which) {
        Map<Attribute, String> rest = new EnumMap<>(Attribute.class);
        plain.forEach((attribute, value) -> {
            if (attribute != Attribute.EMAIL || which.test(value)) {
                rest.put(attribute, value);
            }
        });
        String other = otherEmail != null && which.test(otherEmail) ? otherEmail : null;
        return new Profile(rest, other, touch, consents, declared);
    }

    /** Nothing but an address, which is the first of a person of whom none is known. */
    static Profile of(@Nullable String email) {
        return new Profile(
                Map.of(), email, Optional.empty(), Map.of(), new DeclaredAttributes.Sorted(Map.of(), Map.of()));
    }
}
