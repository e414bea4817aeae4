package io.handshake.lead.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person or device can be recognised by. */
public enum KeyKind {
    LEAD,
    EMAIL,
    EXTERNAL,
    VISITOR;

    private final String word = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String word() {
        return word;
    }

    static KeyKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
