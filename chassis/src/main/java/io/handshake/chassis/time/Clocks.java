package io.handshake.chassis.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Where the time comes from: everything asks the injected {@link InstantSource}. */
@ApplicationScoped
class Clocks {
    /** The system's clock in microseconds, which is what PostgreSQL keeps. */
    @Produces
    @Singleton
    @DefaultBean
    InstantSource system() {
        return () -> Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
