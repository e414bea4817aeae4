package io.handshake.lead.consent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a lead is not handed over although it may be qualified. */
public enum Suppression {
    NO_CONSENT,
    EXISTING_CUSTOMER;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    @JsonValue
    public String word() {
        return word;
    }

    /** What a person said counts before what it is. */
    public static Optional<Suppression> of(Consents consents, @Nullable Boolean existingCustomer) {
        if (consents.forbidSales()) {
            return Optional.of(NO_CONSENT);
        }
        return Boolean.TRUE.equals(existingCustomer) ? Optional.of(EXISTING_CUSTOMER) : Optional.empty();
    }
}
