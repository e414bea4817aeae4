package io.handshake.chassis.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How this service calls webhooks. */
@ConfigMapping(prefix = "handshake.webhooks")
public interface WebhooksConfig {
    /** Whether addresses of this machine and of private networks may be called, and by http; for local use only. */
    @WithDefault("false")
    boolean allowPrivate();

    /** How long connecting may take. */
    @WithDefault("PT5S")
    Duration connectTimeout();

    /** How long a call may take altogether. */
    @WithDefault("PT15S")
    Duration timeout();

    /** The pauses between the tries of one event, each a fifth longer or shorter; after the last it is given up. */
    @WithDefault("PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
    List<Duration> retries();

    /** Calls of one webhook at the same time, those apart that are tried again; at first those about one subject come one after the other. */
    @WithDefault("8")
    int parallel();

    /** Events taken from the log at once, which are told again when the replica is killed meanwhile. */
    @WithDefault("50")
    int pageSize();

    /** How long a replica that is gone keeps its webhooks. */
    @WithDefault("PT30S")
    Duration lease();

    /** How long deliveries that came to an end are kept. */
    @WithDefault("P30D")
    Duration keep();
}
