package io.handshake.lead.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshake.chassis.problem.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertySchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String DEMO = """
            {"type": "object",
             "properties": {
               "seats": {"type": "integer", "minimum": 1, "maximum": 10000},
               "plan": {"enum": ["basic", "team"]},
               "pages": {"type": "array", "items": {"type": "string", "pattern": "^/[a-z]+$"}}},
             "required": ["seats"]}""";

    @Test
    void aSchemaOfPropertiesIsFoundRight() {
        assertThat(PropertySchema.errors(json(DEMO))).isEmpty();
        assertThat(
                        PropertySchema.errors(
                                json(
                                        "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"type\": \"object\", \"properties\": {}}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'{\"seats\": 5, \"plan\": \"team\", \"pages\": [\"/pricing\"]}'; ''",
                "'{\"seats\": 0}'; '/seats'",
                "'{\"seats\": \"5\"}'; '/seats'",
                "'{\"seats\": 1.5}'; '/seats'",
                "'{\"seats\": null}'; '/seats'",
                "'{}'; ''",
                "'{\"seats\": 1, \"plan\": \"huge\", \"pages\": [\"/a\", \"b\"]}'; '/pages/1 /plan'",
                "'{\"seats\": 1, \"a/b~c\": 1}'; '/a~1b~0c'",
            })
    void whatDoesNotFitIsPointedAt(String properties, String pointers) {
        List<FieldError> misfits = PropertySchema.of(DEMO).misfits(json(properties));

        assertThat(misfits.stream().map(FieldError::pointer).distinct())
                .containsExactlyElementsOf(
                        properties.equals("{}")
                                ? List.of("")
                                : List.of(pointers.split(" ")).stream()
                                        .filter(it -> !it.isEmpty())
                                        .toList());
    }

    @Test
    void whatIsWrongIsSaidInEnglishWhateverTheMachineSpeaks() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(PropertySchema.of(DEMO).misfits(json("{\"seats\": \"5\"}")))
                    .containsExactly(FieldError.at("/seats", "string found, integer expected"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aMemberTheSchemaDoesNotNameNeverFitsEvenIfTheSchemaIsOpen() {
        PropertySchema open = PropertySchema.of(
                "{\"type\": \"object\", \"properties\": {\"a\": {}}, \"additionalProperties\": true, \"patternProperties\": {\"^b\": {}}}");

        assertThat(open.misfits(json("{\"a\": 1}"))).isEmpty();
        assertThat(open.misfits(json("{\"a\": 1, \"b\": 1}")))
                .containsExactly(FieldError.at("/b", "is not declared by the type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\": \"object\"}",
                "{\"type\": \"array\", \"properties\": {}}",
                "{\"type\": [\"object\"], \"properties\": {}}",
                "{\"type\": \"object\", \"properties\": []}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"text\"}}}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"minimum\": \"1\"}}}",
                "{\"type\": \"object\", \"properties\": {\"a\": 1}}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"https://example.org/schema\"}}}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"#/$defs/a\"}}, \"$defs\": {\"a\": {\"$ref\": \"#/$defs/a\"}}}",
                "{\"type\": \"object\", \"properties\": {}, \"allOf\": [{\"$dynamicRef\": \"#\"}]}",
                "{\"type\": \"object\", \"properties\": {}, \"$id\": \"https://example.org/mine\"}",
                "{\"type\": \"object\", \"properties\": {}, \"$schema\": \"http://json-schema.org/draft-07/schema#\"}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"pattern\": \"(\"}}}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"pattern\": \"(?=a)\"}}}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"pattern\": \"(a)\\\\1\"}}}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"pattern\": \"((a{100}){100}){100}\"}}}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"patternProperties\": {\"[\": {}}}}}",
            })
    void aSchemaThatIsNoneOrLeadsElsewhereIsRefused(String schema) {
        assertThat(PropertySchema.errors(json(schema))).isNotEmpty();
    }

    @Test
    void aSchemaIsAtMostSixteenKibibytesAndTwentyDeep() {
        ObjectNode large = json("{\"type\": \"object\", \"properties\": {}}");
        large.put("description", "x".repeat(16_384));
        ObjectNode deep = json("{\"type\": \"object\", \"properties\": {\"a\": " + "{\"not\": ".repeat(19) + "{}"
                + "}".repeat(19) + "}}");

        assertThat(PropertySchema.errors(large)).isNotEmpty();
        assertThat(PropertySchema.errors(deep)).isNotEmpty();
        assertThat(PropertySchema.errors(
                        json("{\"type\": \"object\", \"properties\": {\"a\": {\"const\": \"\\u0000\"}}}")))
                .isNotEmpty();
    }

    @Test
    void noPatternTakesLongerThanItsText() {
        PropertySchema greedy =
                PropertySchema.of("{\"type\": \"object\", \"properties\": {\"a\": {\"pattern\": \"^(a+)+$\"}}}");
        ObjectNode evil = json("{\"a\": \"" + "a".repeat(999) + "!\"}");

        Assertions.assertThat(greedy.misfits(evil)).hasSize(1);
        assertThatNoException()
                .isThrownBy(() -> org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(2), () -> greedy.misfits(evil)));
    }

    @Test
    void aFormatIsANoteAndNotChecked() {
        assertThat(PropertySchema.of(
                                "{\"type\": \"object\", \"properties\": {\"on\": {\"type\": \"string\", \"format\": \"date\"}}}")
                        .misfits(json("{\"on\": \"tomorrow\"}")))
                .isEmpty();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
