package io.handshake.lead.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshake.chassis.problem.FieldError;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DeclaredPropertiesPropertyTest {
    @Property(tries = 300)
    void onlyWhatIsDeclaredAndWithinItsRangeFits(
            @ForAll("maxima") Map<String, Integer> maxima, @ForAll("maxima") Map<String, Integer> told) {
        PropertySchema schema = PropertySchema.of(schema(maxima).toString());
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        told.forEach(properties::put);

        Set<String> undeclared = new TreeSet<>();
        Set<String> tooLarge = new TreeSet<>();
        told.forEach((name, value) -> {
            if (!maxima.containsKey(name)) {
                undeclared.add("/" + name);
            } else if (value > maxima.get(name)) {
                tooLarge.add("/" + name);
            }
        });

        assertThat(new TreeSet<>(schema.misfits(properties).stream()
                        .map(FieldError::pointer)
                        .toList()))
                .isEqualTo(undeclared.isEmpty() ? tooLarge : undeclared);
    }

    @Provide
    Arbitrary<Map<String, Integer>> maxima() {
        return Arbitraries.maps(
                        Arbitraries.of("seats", "plan", "minutes", "pages", "visits"),
                        Arbitraries.integers().between(0, 5))
                .ofMaxSize(5);
    }

    private static ObjectNode schema(Map<String, Integer> maxima) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        maxima.forEach((name, most) ->
                properties.putObject(name).put("type", "integer").put("maximum", most.intValue()));
        assertThat(PropertySchema.errors(schema)).isEmpty();
        return schema;
    }
}
