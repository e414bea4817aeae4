package io.handshake.lead.consent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;
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

    /**
     * What a person said counts before what it is, and what was told of the person before what its account is.
     *
     * @param forbidden whether the person said no to being contacted by sales
     * @param existingCustomer what was told of the person
     * @param customerAccount whether the account it belongs to is a customer
     */
    public static Optional<Suppression> of(
            boolean forbidden, @Nullable Boolean existingCustomer, boolean customerAccount) {
        if (forbidden) {
            return Optional.of(NO_CONSENT);
        }
        return Objects.requireNonNullElse(existingCustomer, customerAccount)
                ? Optional.of(EXISTING_CUSTOMER)
                : Optional.empty();
    }
}
