package io.handshake.chassis.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Which methods an address knows, read from the contract that is served. */
@ApplicationScoped
class AllowedMethods {
    private static final String CONTRACT = "META-INF/quarkus-generated-openapi-doc.JSON";

    private final Map<Pattern, List<String>> methods =
            new TreeMap<>((a, b) -> a.pattern().compareTo(b.pattern()));

    AllowedMethods(ObjectMapper json) {
        try (InputStream contract =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(CONTRACT)) {
            if (contract != null) {
                json.readTree(contract)
                        .path("paths")
                        .properties()
                        .forEach(path -> methods.put(pattern(path.getKey()), methods(path.getValue())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of the Allow header. */
    String allowed(String path) {
        return methods.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .flatMap(Collection::stream)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+") + "/?");
    }

    private static List<String> methods(JsonNode path) {
        return StreamSupport.stream(path.properties().spliterator(), false)
                .filter(member -> member.getValue().has("operationId"))
                .map(member -> member.getKey().toUpperCase(Locale.ROOT))
                .toList();
    }
}
