package io.handshake.sla.policy;

import java.util.Locale;
import java.util.Set;

/** The countries that a lead can be from, by the two letters of ISO 3166. */
public final class Countries {
    public static final Set<String> ALL = Set.of(Locale.getISOCountries());
    public static final String MESSAGE = "must be a country code of ISO 3166, such as DE";

    private Countries() {}
}
