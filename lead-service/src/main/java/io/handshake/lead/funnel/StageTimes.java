package io.handshake.lead.funnel;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How long a lead stood in each stage, over all its passes. */
public record StageTimes(Map<String, Times> byStage) {
    public StageTimes {
        byStage = Map.copyOf(byStage);
    }

    /**
     * One time in one stage.
     *
     * @param left when the next stage was entered, or the pass ended; null while it stands there
     */
    public record Stay(
            String stage,
            int pass,
            Instant entered,
            @Nullable Instant left,
            boolean inferred) {
        /** Never negative, though claimed times may run backwards. */
        Duration length(Instant now) {
            Duration length = Duration.between(entered, Objects.requireNonNullElse(left, now));
            return length.isNegative() ? Duration.ZERO : length;
        }
    }

    /** The stay of the latest pass that was there, and all stays together. */
    public record Times(Stay latest, Duration latestTime, Duration cumulativeTime) {
        private Times and(Times other) {
            Times later = other.latest.pass() > latest.pass() ? other : this;
            return new Times(later.latest, later.latestTime, cumulativeTime.plus(other.cumulativeTime));
        }
    }

    public static StageTimes of(Collection<Stay> stays, Instant now) {
        Map<String, Times> byStage = new HashMap<>();
        for (Stay stay : stays) {
            Duration length = stay.length(now);
            byStage.merge(stay.stage(), new Times(stay, length, length), Times::and);
        }
        return new StageTimes(byStage);
    }
}
