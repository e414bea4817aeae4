package io.handshake.lead.partner;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what keys post, in the memory of this replica; keys that follow each other by rotation share one count. */
@ApplicationScoped
class RateLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private record Counted(String family, RateLimit limit) {}

    /** What was left when a request asked; the times are whole seconds, rounded up. */
    record Quota(RateLimit limit, boolean allowed, long remaining, long secondsToFull, long secondsToNext) {
        String policy() {
            return "\"key\";q=" + limit.perMinute() + ";w=" + WINDOW.toSeconds();
        }

        String state() {
            return "\"key\";r=" + remaining + ";t=" + secondsToFull;
        }
    }

    private final Map<Counted, Bucket> buckets = new ConcurrentHashMap<>();

    /** Takes one request off the key's quota, if there is one left. */
    Quota take(Grant grant) {
        ConsumptionProbe probe = buckets.computeIfAbsent(new Counted(grant.family(), grant.limit()), RateLimits::full)
                .tryConsumeAndReturnRemaining(1);
        return new Quota(
                grant.limit(),
                probe.isConsumed(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                seconds(probe.getNanosToWaitForRefill()));
    }

    private static Bucket full(Counted counted) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(counted.limit().burstOrMinute())
                        .refillGreedy(counted.limit().perMinute(), WINDOW))
                .withNanosecondPrecision()
                .build();
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
    }
}
