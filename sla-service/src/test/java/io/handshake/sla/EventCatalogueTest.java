package io.handshake.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.handshake.chassis.event.EventType;
import io.handshake.chassis.test.Contract;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares by the names on the wire, since one of them, {@code final}, is no name in Java. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class EventCatalogueTest {

    @Test
    void everyEventIsListed() throws IOException {
        Map<String, Set<String>> written = new TreeMap<>();
        Set<String> schemas = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.handshake.sla")) {
            if (type.isAnnotatedWith(EventType.class)) {
                Class<?> fact = type.reflect();
                written.put(fact.getAnnotation(EventType.class).value(), members(fact));
                schemas.add(fact.getSimpleName());
            }
        }

        assertThat(written).isEqualTo(listed());
        assertThat(Contract.json().getMap("components.schemas").keySet()).containsAll(schemas);
    }

    private static Set<String> members(Class<?> fact) {
        return Arrays.stream(fact.getRecordComponents())
                .map(EventCatalogueTest::wireName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String wireName(RecordComponent member) {
        JsonProperty name = member.getAccessor().getAnnotation(JsonProperty.class);
        return name == null ? member.getName() : name.value();
    }

    private static Map<String, Set<String>> listed() throws IOException {
        Map<String, Set<String>> listed = new TreeMap<>();
        List<String> lines = Files.readAllLines(Path.of("..", "docs", "design", "events.md"));
        int begin = lines.indexOf("## Producer: sla-service");
        lines.subList(begin + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .forEach(cells -> listed.put(
                        cells[1].strip().replace("`", ""),
                        new TreeSet<>(List.of(cells[3].strip().split(", ")))));
        return listed;
    }
}
