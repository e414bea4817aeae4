package io.handshake.chassis.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * What both sides put their names under.
 *
 * @param effectiveUntil when it ends, exclusively; null when it counts until something takes its place
 */
public record Terms(
        JsonNode content,
        Scope scope,
        Instant effectiveFrom,
        @Nullable Instant effectiveUntil) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    public static Terms of(Record content, Scope scope, Instant effectiveFrom, @Nullable Instant effectiveUntil) {
        return new Terms(
                JSON.valueToTree(content),
                scope,
                effectiveFrom.truncatedTo(ChronoUnit.MICROS),
                effectiveUntil == null ? null : effectiveUntil.truncatedTo(ChronoUnit.MICROS));
    }

    public static Terms read(String document) {
        try {
            JsonNode terms = JSON.readTree(document);
            Map<String, String> dimensions = new TreeMap<>();
            terms.get("scope")
                    .properties()
                    .forEach(entry ->
                            dimensions.put(entry.getKey(), entry.getValue().textValue()));
            JsonNode until = terms.get("effectiveUntil");
            return new Terms(
                    terms.get("content"),
                    new Scope(dimensions),
                    Instant.parse(terms.get("effectiveFrom").textValue()),
                    until == null ? null : Instant.parse(until.textValue()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored agreement cannot be read", e);
        }
    }

    public <T> T content(Class<T> type) {
        try {
            return JSON.treeToValue(content, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored agreement cannot be read as " + type.getSimpleName(), e);
        }
    }

    /** The one text these terms have, whatever the order of members when they came in (RFC 8785). */
    public String document() {
        ObjectNode terms = JSON.createObjectNode();
        terms.set("content", content);
        terms.set("scope", JSON.valueToTree(scope.dimensions()));
        terms.put("effectiveFrom", effectiveFrom.toString());
        if (effectiveUntil != null) {
            terms.put("effectiveUntil", effectiveUntil.toString());
        }
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(terms)).getEncodedString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is signed: the SHA-256 of the text, in hexadecimal digits. */
    public static String hash(String document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
