package io.handshake.scoring.score;

import io.handshake.scoring.rule.Activity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * What one rule or limit added to a score.
 *
 * @param key the rule's or group's key; empty for the floor of the whole
 * @param count how many activities it counted
 * @param shares what each of the first hundred of them added, oldest first
 */
public record Contribution(Kind kind, String key, BigDecimal points, int count, List<Share> shares) {
    /** Where points come from. */
    public enum Kind {
        /** A rule about who the lead is. */
        FIT,
        /** A rule about what the lead did. */
        INTENT,
        /** A group of fit rules that met its cap or floor. */
        FIT_LIMIT,
        /** A group of rules about activities that met its cap or floor. */
        INTENT_LIMIT,
        /** The floor of the whole score. */
        FLOOR
    }

    /** What one activity added, and how old it was. */
    public record Share(Activity activity, Duration age, BigDecimal points) {}
}
