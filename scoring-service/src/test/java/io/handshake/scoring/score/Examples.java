package io.handshake.scoring.score;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Named examples for the rule tests. */
final class Examples {
    static final Instant MONDAY = Instant.parse("2026-01-05T09:00:00Z");

    private Examples() {}

    static RuleSet shipped() {
        return new RuleSet(
                "shipped", 1, Map.of("webinar", 10L, "pricing-page", 10L, "key-page", 1L, "careers-page", -20L), 20);
    }

    static RuleSet webinarsOnly(int version, long points, long threshold) {
        return new RuleSet("agreed", version, Map.of("webinar", points), threshold);
    }

    static Timeline.Version signed(RuleSet rules, Instant from) {
        return new Timeline.Version(rules, from, false);
    }

    static Timeline.Version shippedFromTheBeginning() {
        return new Timeline.Version(shipped(), Instant.EPOCH, true);
    }

    static Instant afterMinutes(long minutes) {
        return MONDAY.plus(Duration.ofMinutes(minutes));
    }

    static Activity webinar(long id, Instant at) {
        return new Activity(new UUID(0, id), "webinar", at);
    }

    static Activity careersPage(long id, Instant at) {
        return new Activity(new UUID(0, id), "careers-page", at);
    }

    static Activity somethingUnrated(long id, Instant at) {
        return new Activity(new UUID(0, id), "newsletter", at);
    }
}
