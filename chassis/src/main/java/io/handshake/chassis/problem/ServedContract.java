package io.handshake.chassis.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an address understands, read from the contract that is served. */
@ApplicationScoped
class ServedContract {
    private static final String CONTRACT = "META-INF/quarkus-generated-openapi-doc.JSON";

    /** Of each address the methods, and of each method the formats in which it takes a body. */
    private final Map<Pattern, Map<String, Set<String>>> paths = new TreeMap<>(Comparator.comparing(Pattern::pattern));

    ServedContract(ObjectMapper json) {
        try (InputStream contract =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(CONTRACT)) {
            if (contract != null) {
                json.readTree(contract)
                        .path("paths")
                        .properties()
                        .forEach(path -> paths.put(pattern(path.getKey()), methods(path.getValue())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The methods it knows, as the value of the Allow header. */
    String methods(String path) {
        return list(of(path).flatMap(methods -> methods.keySet().stream()));
    }

    /** The formats in which a method of it takes a body, as the value of the Accept header; empty when it takes none. */
    String formats(String path, String method) {
        return list(of(path).flatMap(methods -> methods.getOrDefault(method, Set.of()).stream()));
    }

    private Stream<Map<String, Set<String>>> of(String path) {
        return paths.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(path).matches())
                .map(Map.Entry::getValue);
    }

    private static Map<String, Set<String>> methods(JsonNode path) {
        return path.properties().stream()
                .filter(member -> member.getValue().has("operationId"))
                .collect(Collectors.toMap(
                        member -> member.getKey().toUpperCase(Locale.ROOT), member -> formats(member.getValue())));
    }

    private static Set<String> formats(JsonNode operation) {
        return operation.path("requestBody").path("content").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String list(Stream<String> values) {
        return values.distinct().sorted().collect(Collectors.joining(", "));
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+") + "/?");
    }
}
