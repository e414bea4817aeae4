package io.handshake.lead.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyBoundsTest {
    @Test
    void fiftyMembersAndNoMore() {
        assertThat(PropertyBounds.error(members(50))).isEmpty();
        assertThat(PropertyBounds.error(members(51))).isPresent();
    }

    @Test
    void fiveDeepAndNoDeeper() {
        assertThat(PropertyBounds.error(nested(5))).isEmpty();
        assertThat(PropertyBounds.error(nested(6))).isPresent();
    }

    @Test
    void fiveHundredValuesInAllAndNoMore() {
        assertThat(PropertyBounds.error(list(499))).isEmpty();
        assertThat(PropertyBounds.error(list(500))).isPresent();
    }

    @Test
    void aThousandCharactersAndNoMore() {
        assertThat(PropertyBounds.error(object().put("a", "x".repeat(1_000)))).isEmpty();
        assertThat(PropertyBounds.error(object().put("a", "x".repeat(1_001)))).isPresent();
    }

    @Test
    void eightKibibytesAndNoMore() {
        ObjectNode large = object();
        for (int i = 0; i < 8; i++) {
            large.put("text-" + i, "x".repeat(1_000));
        }
        assertThat(PropertyBounds.error(large)).isEmpty();
        assertThat(PropertyBounds.error(large.put("more", "ü".repeat(50)))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\uD800", "a\uDC00"})
    void onlyTextThatCanBeKept(String text) {
        assertThat(PropertyBounds.error(object().put("a", text))).isPresent();
        assertThat(PropertyBounds.error(object().put(text, "a"))).isPresent();
        assertThat(PropertyBounds.error(object().put("a", "\uD83D\uDE00"))).isEmpty();
    }

    @Test
    void onlyNumbersThatAreSome() {
        assertThat(PropertyBounds.error(object().put("a", Double.POSITIVE_INFINITY)))
                .isPresent();
        assertThat(PropertyBounds.error(
                        object().put("a", 1.5).put("b", Long.MAX_VALUE).putNull("c")))
                .isEmpty();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode members(int count) {
        ObjectNode members = object();
        for (int i = 0; i < count; i++) {
            members.put("m" + i, i);
        }
        return members;
    }

    private static ObjectNode nested(int depth) {
        ObjectNode innermost = object().put("a", 1);
        return depth == 1 ? innermost : object().set("a", nested(depth - 1));
    }

    private static ObjectNode list(int count) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count; i++) {
            list.add(i);
        }
        return object().set("list", list);
    }
}
