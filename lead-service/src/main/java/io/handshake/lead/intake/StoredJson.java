package io.handshake.lead.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.handshake.lead.campaign.Touch;
import io.handshake.lead.consent.Consent;
import io.handshake.lead.consent.Consents;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How what has parts of its own is kept in a column. */
public final class StoredJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private StoredJson() {}

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static @Nullable Touch touch(@Nullable String text) {
        return text == null ? null : read(text, new TypeReference<>() {});
    }

    public static Consents consents(@Nullable String text) {
        return text == null
                ? Consents.NONE
                : new Consents(read(text, new TypeReference<TreeMap<String, Consent>>() {}));
    }

    public static SortedMap<String, Object> values(@Nullable String text) {
        return text == null ? new TreeMap<>() : read(text, new TypeReference<TreeMap<String, Object>>() {});
    }

    static @Nullable Portrait portrait(@Nullable String text) {
        return text == null ? null : new Portrait(read(text, new TypeReference<EnumMap<Attribute, String>>() {}));
    }

    /** By contact key, the leads it came by. */
    static Map<UUID, List<UUID>> cameBy(@Nullable String text) {
        return text == null ? Map.of() : read(text, new TypeReference<Map<UUID, List<UUID>>>() {});
    }

    static boolean same(String one, String other) {
        return read(one, new TypeReference<JsonNode>() {}).equals(read(other, new TypeReference<JsonNode>() {}));
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored cannot be read", e);
        }
    }
}
