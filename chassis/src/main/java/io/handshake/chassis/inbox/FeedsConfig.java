package io.handshake.chassis.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How this service reads the feeds of its peers. */
@ConfigMapping(prefix = "handshake")
public interface FeedsConfig {
    /** The peers' feeds by name. */
    Map<String, Feed> feeds();

    /** The bearer token that the peers know this service by. */
    @WithName("feed.token")
    Optional<String> token();

    /** Events asked for at once, 1 to 1,000. */
    @WithName("feed.page-size")
    @WithDefault("1000")
    int pageSize();

    /** How long an empty answer may wait at the peer, up to 30 seconds; also how old `asOf` may get in quiet times. */
    @WithName("feed.wait")
    @WithDefault("PT5S")
    Duration patience();

    /** How long a replica that is gone keeps its share of a feed. */
    @WithName("feed.lease")
    @WithDefault("PT30S")
    Duration lease();

    /** How often an event that fails alone is tried again before it is parked. */
    @WithName("feed.retries")
    @WithDefault("4")
    int retries();

    /** The longest pause between two tries. */
    @WithName("feed.max-pause")
    @WithDefault("PT10S")
    Duration maxPause();

    /** One peer's feed. */
    interface Feed {
        /** The peer's address, for instance http://lead-service. */
        String url();
    }
}
