package io.handshake.chassis.problem;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Switches off the address check that answers a malformed address with an empty 400 before any route is asked; {@link
 * RouteProblems} checks instead and says what is wrong. The switch is a system property that is read once, before beans exist;
 * building the configuration comes earlier.
 */
public final class OwnAddressCheck implements SmallRyeConfigBuilderCustomizer {
    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
