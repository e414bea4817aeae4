package io.handshake.lead.property;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.handshake.chassis.problem.FieldError;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The schema that the properties of a type's activities must fit: JSON Schema 2020-12, within bounds. */
public final class PropertySchema {
    private static final int BYTES = 16_384;
    private static final int DEPTH = 20;
    private static final int MOST_ERRORS = 20;
    private static final int LONGEST_MESSAGE = 300;

    /** What would lead elsewhere or in circles; a schema of this size is written out in one piece. */
    private static final Set<String> REFERENCES = Set.of(
            "$ref",
            "$dynamicRef",
            "$recursiveRef",
            "$id",
            "$anchor",
            "$dynamicAnchor",
            "$recursiveAnchor",
            "$vocabulary");

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode declared;
    private final JsonSchema schema;

    private PropertySchema(JsonNode text) {
        declared = text.path("properties");
        schema = SCHEMAS.getSchema(text, config());
        schema.initializeValidators();
    }

    /** A schema that was found right before. */
    public static PropertySchema of(String text) {
        try {
            return new PropertySchema(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What keeps this from being a schema of properties; the pointers begin at the schema. */
    public static List<FieldError> errors(ObjectNode schema) {
        if (Json.bytes(schema) > BYTES || Json.depth(schema) > DEPTH || !Json.isSound(schema)) {
            return error("", "must be at most 16 KiB of sound JSON, nested at most " + DEPTH + " deep");
        }
        if (Json.names(schema).anyMatch(REFERENCES::contains)) {
            return error("", "must be written out in one piece, without $ref, $id, $anchor and their like");
        }
        if (!schema.path("$schema").asText(SchemaId.V202012).equals(SchemaId.V202012)) {
            return error("/$schema", "must be " + SchemaId.V202012);
        }
        if (!schema.path("type").asText().equals("object")
                || !schema.path("properties").isObject()) {
            return error("", "must be of type object and name its properties");
        }
        List<FieldError> wrong = errors(SCHEMAS.getSchema(SchemaLocation.of(SchemaId.V202012), config())
                .validate(schema.toString(), InputFormat.JSON));
        return wrong.isEmpty() ? patternErrors(schema) : wrong;
    }

    /** What does not fit; the pointers begin at the properties. Members that the schema does not name never fit. */
    public List<FieldError> misfits(ObjectNode properties) {
        List<FieldError> undeclared = properties
                .propertyStream()
                .filter(member -> !declared.has(member.getKey()))
                .map(member -> FieldError.at("/" + escape(member.getKey()), "is not declared by the type"))
                .limit(MOST_ERRORS)
                .toList();
        return undeclared.isEmpty() ? errors(schema.validate(properties)) : undeclared;
    }

    private static List<FieldError> errors(Set<ValidationMessage> messages) {
        return messages.stream()
                .map(PropertySchema::error)
                .distinct()
                .sorted(Comparator.comparing(FieldError::toString))
                .limit(MOST_ERRORS)
                .toList();
    }

    private static FieldError error(ValidationMessage message) {
        String pointer = message.getInstanceLocation().toString();
        String text = message.getMessage();
        String said = text.startsWith(pointer + ": ") ? text.substring(pointer.length() + 2) : text;
        return FieldError.at(
                pointer, said.length() > LONGEST_MESSAGE ? said.substring(0, LONGEST_MESSAGE) + " ..." : said);
    }

    private static List<FieldError> patternErrors(ObjectNode schema) {
        Stream<String> values = Json.all(schema)
                .map(part -> part.path("pattern"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
        Stream<String> names = Json.all(schema)
                .map(part -> part.path("patternProperties"))
                .flatMap(JsonNode::propertyStream)
                .map(Map.Entry::getKey);
        return Stream.concat(values, names)
                .flatMap(regex -> LinearPatterns.error(regex).stream())
                .findFirst()
                .map(why -> error("", "a pattern " + why))
                .orElse(List.of());
    }

    private static List<FieldError> error(String pointer, String message) {
        return List.of(FieldError.at(pointer, message));
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static SchemaValidatorsConfig config() {
        return SchemaValidatorsConfig.builder()
                .locale(Locale.ENGLISH)
                .regularExpressionFactory(new LinearPatterns())
                .build();
    }
}
