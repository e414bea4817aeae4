package io.handshake.scoring.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.handshake.scoring.score.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/** What both sides put their names under: the content, whom it is for, and from when it counts. */
record Agreement(Content content, Map<String, String> scope, Instant effectiveFrom) {
    /** A scope that names no dimension is for every lead. */
    private static final Map<String, String> ALL = Map.of();

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    record Content(
            String name, String description, Map<String, String> glossary, List<NewRule> rules, long threshold) {}

    static Agreement on(NewVersion version) {
        return new Agreement(
                new Content(
                        version.name(),
                        version.description(),
                        version.glossary(),
                        version.rules(),
                        version.threshold()),
                ALL,
                version.effectiveFrom().truncatedTo(ChronoUnit.MICROS));
    }

    static Agreement read(String document) {
        try {
            return JSON.readValue(document, Agreement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored definition cannot be read", e);
        }
    }

    /** The one text this agreement has, whatever the order of members when it came in (RFC 8785). */
    String document() {
        try {
            return canonical(JSON.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String canonical(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    static String hash(String document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    RuleSet rules(String key, int version) {
        Map<String, Long> points = new LinkedHashMap<>();
        content.rules()
                .forEach(rule -> points.put(rule.activityType(), rule.points().longValue()));
        return new RuleSet(key, version, points, content.threshold());
    }
}
