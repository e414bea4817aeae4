package io.handshake.lead.consent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person said to being contacted for a purpose. */
public enum ConsentState {
    GIVEN,
    REFUSED,
    WITHDRAWN;

    private final String word = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String word() {
        return word;
    }

    public boolean allows() {
        return this == GIVEN;
    }

    public static ConsentState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
