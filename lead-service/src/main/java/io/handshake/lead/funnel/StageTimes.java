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
     * @param left when the next stage was entered, or the pass ended or went back; null while it stands there
     * @param back whether the pass was back here as a later entry was reversed, and did not enter
     */
    public record Stay(
            String stage,
            int pass,
            Instant entered,
            @Nullable Instant left,
            boolean inferred,
            boolean back) {
        /** Left no sooner than it was entered, though claimed times may run backwards. */
        public Stay {
            left = left != null && left.isBefore(entered) ? entered : left;
        }

        /** It stood there again in the same pass. */
        private Stay and(Stay again) {
            return again.back ? new Stay(stage, pass, entered, again.left, inferred, back) : again;
        }

        /** Never negative, though claimed times may run backwards. */
        Duration length(Instant now) {
            Duration length = Duration.between(entered, Objects.requireNonNullElse(left, now));
            return length.isNegative() ? Duration.ZERO : length;
        }
    }

    /** The latest entry of the latest pass that was there until it left last, how long that pass stood there, and all stays together. */
    public record Times(Stay latest, Duration latestTime, Duration cumulativeTime) {
        private Times and(Times other) {
            Duration all = cumulativeTime.plus(other.cumulativeTime);
            if (other.latest.pass() == latest.pass()) {
                return new Times(latest.and(other.latest), latestTime.plus(other.latestTime), all);
            }
            Times later = other.latest.pass() > latest.pass() ? other : this;
            return new Times(later.latest, later.latestTime, all);
        }
    }

    /** Those of one pass in their order. */
    public static StageTimes of(Collection<Stay> stays, Instant now) {
        Map<String, Times> byStage = new HashMap<>();
        for (Stay stay : stays) {
            Duration length = stay.length(now);
            byStage.merge(stay.stage(), new Times(stay, length, length), Times::and);
        }
        return new StageTimes(byStage);
    }
}
