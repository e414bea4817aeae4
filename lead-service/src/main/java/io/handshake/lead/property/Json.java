package io.handshake.lead.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** What holds for JSON that is kept as it was sent. */
final class Json {
    private Json() {}

    /** The value itself and everything in it. */
    static Stream<JsonNode> all(JsonNode value) {
        return Stream.concat(Stream.of(value), value.valueStream().flatMap(Json::all));
    }

    /** The names of all members, however deep. */
    static Stream<String> names(JsonNode value) {
        return all(value).flatMap(JsonNode::propertyStream).map(Map.Entry::getKey);
    }

    /** A scalar has depth 0, an object of scalars 1. */
    static int depth(JsonNode value) {
        return value.isContainerNode()
                ? 1 + value.valueStream().mapToInt(Json::depth).max().orElse(0)
                : 0;
    }

    static int bytes(JsonNode value) {
        return value.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether it can be kept and told again as it is: no NUL, no lone surrogate, no number beyond all bounds. */
    static boolean isSound(JsonNode value) {
        CharsetEncoder unicode = StandardCharsets.UTF_8.newEncoder();
        Stream<String> texts = Stream.concat(
                names(value), all(value).filter(JsonNode::isTextual).map(JsonNode::textValue));
        return texts.allMatch(text -> text.indexOf('\0') < 0 && unicode.canEncode(text))
                && all(value)
                        .filter(JsonNode::isFloatingPointNumber)
                        .allMatch(number -> Double.isFinite(number.doubleValue()));
    }
}
