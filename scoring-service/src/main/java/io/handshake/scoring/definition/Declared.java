package io.handshake.scoring.definition;

import java.util.List;

/**
 * An attribute of leads or a property of activities, as far as conditions have to fit it.
 *
 * @param choices the values there are; empty unless it is a choice
 * @param personal whether its values are never told
 */
record Declared(ValueType type, List<String> choices, boolean personal) {
    static Declared as(ValueType type) {
        return new Declared(type, List.of(), false);
    }

    static Declared choice(String... choices) {
        return new Declared(ValueType.CHOICE, List.of(choices), false);
    }
}
