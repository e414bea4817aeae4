package io.handshake.reporting;

import io.handshake.chassis.test.EventCatalogue;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class EventCatalogueTest {

    @Test
    void everyEventIsListed() {
        EventCatalogue.check("reporting-service", "io.handshake.reporting");
    }
}
