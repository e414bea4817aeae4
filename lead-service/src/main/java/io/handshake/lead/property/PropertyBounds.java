package io.handshake.lead.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** How much one activity may tell in its properties, whatever its type allows. */
public final class PropertyBounds {
    private static final int MEMBERS = 50;
    private static final int DEPTH = 5;
    private static final int VALUES = 500;
    private static final int LONGEST_TEXT = 1_000;
    private static final int BYTES = 8_192;

    private PropertyBounds() {}

    /** What is wrong with them; empty when they are within bounds. */
    public static Optional<String> error(ObjectNode properties) {
        if (properties.size() > MEMBERS) {
            return Optional.of("must have at most " + MEMBERS + " members");
        }
        if (Json.depth(properties) > DEPTH) {
            return Optional.of("must not be nested deeper than " + DEPTH);
        }
        if (Json.all(properties).skip(1).count() > VALUES) {
            return Optional.of("must hold at most " + VALUES + " values in all");
        }
        if (Json.all(properties)
                .filter(JsonNode::isTextual)
                .anyMatch(text -> text.textValue().length() > LONGEST_TEXT)) {
            return Optional.of("must hold texts of at most " + LONGEST_TEXT + " characters");
        }
        if (Json.bytes(properties) > BYTES) {
            return Optional.of("must be at most 8 KiB of JSON");
        }
        return Json.isSound(properties)
                ? Optional.empty()
                : Optional.of("holds NUL, a lone surrogate or a number out of range");
    }
}
