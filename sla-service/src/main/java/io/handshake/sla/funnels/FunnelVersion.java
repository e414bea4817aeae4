package io.handshake.sla.funnels;

import java.util.Comparator;

/** A version of a funnel, which never changes. */
public record FunnelVersion(String funnel, int version) implements Comparable<FunnelVersion> {
    @Override
    public int compareTo(FunnelVersion other) {
        return Comparator.comparing(FunnelVersion::funnel)
                .thenComparing(FunnelVersion::version)
                .compare(this, other);
    }
}
