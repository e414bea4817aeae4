package io.handshake.sla.handoffs;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.test.TestInstallation;
import io.handshake.sla.Scene;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class GaugesTest {

    @Inject
    Scene scene;

    @Inject
    MeterRegistry registry;

    @Test
    void whatWaitsAndWhatRunsIsMeasured() {
        scene.withoutReps();
        scene.rep("rita", 1);
        scene.handoffId(scene.qualifiedLead(), "offered");
        scene.handoffId(scene.qualifiedLead(), "unrouted");

        assertThat(gauge("handshake.clocks.running")).isEqualTo(1);
        assertThat(gauge("handshake.clocks.unannounced")).isZero();
        assertThat(gauge("handshake.handoffs.unrouted")).isEqualTo(1);
        assertThat(gauge("handshake.handoffs.suppressed")).isZero();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}
