package io.handshake.sla.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.handshake.chassis.event.EventType;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PublishedTypesTest {

    @Test
    void everyEventThatStaysCanBeToldByWebhook() {
        Set<String> published = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.handshake.sla").stream()
                        .filter(type -> type.isAnnotatedWith(EventType.class))
                        .map(type -> type.getAnnotationOfType(EventType.class))
                        .filter(type -> !type.expires())
                        .map(EventType::value)
                        .collect(Collectors.toSet());

        assertThat(new PublishedTypes().all()).isEqualTo(published);
    }
}
