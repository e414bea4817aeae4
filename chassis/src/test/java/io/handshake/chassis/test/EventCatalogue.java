package io.handshake.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.handshake.chassis.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code docs/design/events.md} against the code: the same types with the same members, each with its schema in the contract. */
public final class EventCatalogue {
    private static final Path PAGE = Path.of("..", "docs", "design", "events.md");

    private EventCatalogue() {}

    public static void check(String service, String basePackage) {
        Map<String, Set<String>> written = new TreeMap<>();
        Set<String> schemas = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(basePackage)) {
            if (type.isAnnotatedWith(EventType.class)) {
                Class<?> record = type.reflect();
                written.put(record.getAnnotation(EventType.class).value(), members(record));
                schemas.add(record.getSimpleName());
            }
        }
        assertThat(written)
                .as("events in the code and in docs/design/events.md")
                .isEqualTo(listed(service));
        if (!schemas.isEmpty()) {
            Map<String, Object> served = Contract.json().getMap("components.schemas");
            assertThat(served.keySet()).as("payload schemas in the contract").containsAll(schemas);
        }
    }

    private static Set<String> members(Class<?> record) {
        Set<String> members = new TreeSet<>();
        for (RecordComponent member : record.getRecordComponents()) {
            if (member.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                members.addAll(members(member.getType()));
            } else {
                members.add(member.getName());
            }
        }
        return members;
    }

    private static Map<String, Set<String>> listed(String service) {
        Map<String, Set<String>> listed = new TreeMap<>();
        boolean ours = false;
        for (String line : lines()) {
            if (line.startsWith("## ")) {
                ours = line.equals("## Producer: " + service);
            } else if (ours && line.startsWith("| `")) {
                List<String> cells = Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList();
                listed.put(
                        cells.get(0).replace("`", ""),
                        new TreeSet<>(List.of(cells.get(2).split(", "))));
            }
        }
        return listed;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
