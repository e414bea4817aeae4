package io.handshake.scoring.rule;

import java.util.Map;

/** A test of one value: of an attribute of a lead, or of a property of an activity. */
public record Condition(String name, Test test) {
    boolean holds(Map<String, Object> values) {
        Object value = values.get(name);
        return value == null ? test.passesUnknown() : test.passes(value);
    }
}
