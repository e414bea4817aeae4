package io.handshake.lead.funnels;

import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Timeline;
import io.handshake.chassis.agreement.Timelines;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.lead.funnel.Funnel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The funnels that passes go through. A version never changes, so it is read once. */
@ApplicationScoped
public class Funnels {
    static final String KIND = "funnel";

    private final Map<VersionId, Funnel> versions = new ConcurrentHashMap<>();
    private final Timelines timelines;
    private final InstantSource clock;

    Funnels(Timelines timelines, InstantSource clock) {
        this.timelines = timelines;
        this.clock = clock;
    }

    /** Tells on which funnel the pass of a lead opens at this moment. */
    public Function<Traits, Funnel> inForce() {
        Timeline.Moment now = timelines.believed(KIND).at(clock.instant());
        return traits -> now.of(traits.values())
                .map(Counting::id)
                .map(this::read)
                .orElseThrow(() -> new IllegalStateException("no funnel is in force"));
    }

    public Funnel version(String funnel, int version) {
        return read(new VersionId(KIND, funnel, version));
    }

    private Funnel read(VersionId id) {
        Funnel known = versions.get(id);
        if (known == null) {
            known = content(id).funnel(id.key(), id.version());
            versions.put(id, known);
        }
        return known;
    }

    FunnelContent content(VersionId id) {
        return timelines.terms(id).content(FunnelContent.class);
    }
}
