package io.handshake.scoring.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The activity types a rule may give points for, and the properties their activities may tell. */
@ApplicationScoped
public class ActivityTypes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sql sql;

    ActivityTypes(Sql sql) {
        this.sql = sql;
    }

    /**
     * A type as lead-service published it.
     *
     * @param schema JSON Schema of the properties its activities may tell; null when they tell none
     */
    public record ActivityType(
            String key,
            String title,
            String intent,
            @Nullable JsonNode schema) {
        private @Nullable String properties() {
            return schema == null || !schema.path("properties").isObject()
                    ? null
                    : schema.path("properties").toString();
        }
    }

    /** Of several words on one type the last counts. */
    public void register(List<ActivityType> told) {
        Map<String, ActivityType> latest = new LinkedHashMap<>();
        told.forEach(type -> latest.put(type.key(), type));
        List<ActivityType> types = List.copyOf(latest.values());
        sql.update(
                """
                insert into activity_type (key, title, intent, properties)
                select key, title, intent, properties::jsonb
                from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as t (key, title, intent, properties)
                on conflict (key) do update set title = excluded.title, intent = excluded.intent, properties = excluded.properties""",
                types.stream().map(ActivityType::key).toArray(String[]::new),
                types.stream().map(ActivityType::title).toArray(String[]::new),
                types.stream().map(ActivityType::intent).toArray(String[]::new),
                types.stream().map(ActivityType::properties).toArray(String[]::new));
    }

    /** Those of some types that are known, each with its properties by name. */
    Map<String, Map<String, Declared>> among(Collection<String> types) {
        Map<String, Map<String, Declared>> known = new HashMap<>();
        sql.list(
                "select key, properties from activity_type where key = any(?::text[])",
                row -> known.put(row.getString("key"), properties(row.getString("properties"))),
                (Object) types.toArray(String[]::new));
        return known;
    }

    private static Map<String, Declared> properties(@Nullable String json) {
        Map<String, Declared> properties = new HashMap<>();
        if (json != null) {
            try {
                JSON.readTree(json)
                        .properties()
                        .forEach(property -> properties.put(property.getKey(), declared(property.getValue())));
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }

    private static Declared declared(JsonNode schema) {
        List<JsonNode> choices =
                StreamSupport.stream(schema.path("enum").spliterator(), false).toList();
        if (!choices.isEmpty() && choices.stream().allMatch(JsonNode::isTextual)) {
            return new Declared(
                    ValueType.CHOICE, choices.stream().map(JsonNode::textValue).toList(), false);
        }
        return Declared.as(
                switch (schema.path("type").asText()) {
                    case "string" -> schema.path("format").asText().equals("date") ? ValueType.DATE : ValueType.TEXT;
                    case "number", "integer" -> ValueType.NUMBER;
                    case "boolean" -> ValueType.BOOLEAN;
                    case "object", "array" -> ValueType.OTHER;
                    default -> ValueType.ANY;
                });
    }
}
