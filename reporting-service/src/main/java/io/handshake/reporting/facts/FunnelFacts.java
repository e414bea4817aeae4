package io.handshake.reporting.facts;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a page of lead-service's feed says of funnels and their stages, in the order in which they are locked. */
final class FunnelFacts {

    record StageKey(String funnel, String stage) implements Comparable<StageKey> {

        @Override
        public int compareTo(StageKey other) {
            int byFunnel = funnel.compareTo(other.funnel);
            return byFunnel == 0 ? stage.compareTo(other.stage) : byFunnel;
        }
    }

    record Stage(StageKey key, String milestone, @Nullable String previous, int funnelVersion) {}

    record FunnelInForce(String funnel) {}

    final SortedSet<String> funnels = new TreeSet<>();
    final Map<StageKey, Stage> stages = new TreeMap<>();

    /** Of a stage the newest version that is told of counts. */
    void add(String funnel, String stage, String milestone, @Nullable String previous, int version) {
        StageKey key = new StageKey(funnel, stage);
        stages.merge(
                key,
                new Stage(key, milestone, previous, version),
                (a, b) -> b.funnelVersion() > a.funnelVersion() ? b : a);
    }
}
