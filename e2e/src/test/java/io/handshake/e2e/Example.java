package io.handshake.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Commands on a page, and the answer shown below them.
 *
 * <p>A {@code json} answer is met by JSON with the same members and values; objects may have more members. The lines of an
 * {@code http} answer are all there, among others. What differs from run to run stands for anything of its form: ids, keys,
 * cursors, seconds to wait.
 *
 * @param kind json, http, or empty when no answer is shown
 */
record Example(String commands, String kind, String answer) {
    private static final Pattern EXAMPLES = Pattern.compile("(?ms)^```sh\n(.*?)^```(?:\n\n```(json|http)\n(.*?)^```)?");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Example> of(String page) {
        return EXAMPLES.matcher(page)
                .results()
                .map(block -> block.group(2) == null
                        ? new Example(block.group(1), "", "")
                        : new Example(block.group(1), block.group(2), block.group(3)))
                .toList();
    }

    boolean isMetBy(String output) {
        return switch (kind) {
            case "json" -> holds(json(output), json(answer));
            case "http" ->
                settled(output)
                        .lines()
                        .map(String::strip)
                        .toList()
                        .containsAll(settled(answer).lines().toList());
            default -> output.isBlank();
        };
    }

    private static boolean holds(JsonNode actual, JsonNode shown) {
        if (shown.isObject()) {
            return shown.propertyStream()
                    .allMatch(member ->
                            actual.has(member.getKey()) && holds(actual.required(member.getKey()), member.getValue()));
        }
        if (shown.isArray()) {
            return actual.size() == shown.size()
                    && IntStream.range(0, shown.size()).allMatch(i -> holds(actual.required(i), shown.required(i)));
        }
        return actual.equals(shown);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(settled(text));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    private static String settled(String text) {
        return text.replaceAll("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "<uuid>")
                .replaceAll("\\bhs_[0-9a-f]{16}_[0-9a-f]{64}\\b", "<key>")
                .replaceAll("\"[0-9a-f]{16}\"", "\"<id>\"")
                .replaceAll("(\"next\": ?)\"[^\"]+\"", "$1\"<cursor>\"")
                .replaceAll("(?<=Retry-After: |;t=)\\d+", "<seconds>");
    }
}
