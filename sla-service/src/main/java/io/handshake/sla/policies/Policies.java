package io.handshake.sla.policies;

import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Timeline;
import io.handshake.chassis.agreement.Timelines;
import io.handshake.chassis.agreement.VersionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What sales promises. A version never changes, so it is read once. */
@ApplicationScoped
public class Policies {
    static final String KIND = "sla-policy";

    private final Map<VersionId, Policy> versions = new ConcurrentHashMap<>();
    private final Timelines timelines;

    Policies(Timelines timelines) {
        this.timelines = timelines;
    }

    /** Tells under which policy a clock starts at an instant, by the values of its lead. */
    public Function<Map<String, String>, Policy> inForce(Instant at) {
        Timeline.Moment then = timelines.believed(KIND).at(at);
        return traits -> then.of(traits)
                .map(Counting::id)
                .map(this::read)
                .orElseThrow(() -> new IllegalStateException("no policy is in force; the shipped one is missing"));
    }

    public Policy version(String key, int version) {
        return read(new VersionId(KIND, key, version));
    }

    private Policy read(VersionId id) {
        Policy known = versions.get(id);
        if (known == null) {
            known = content(id).policy(id.key(), id.version());
            versions.put(id, known);
        }
        return known;
    }

    PolicyContent content(VersionId id) {
        return timelines.terms(id).content(PolicyContent.class);
    }
}
