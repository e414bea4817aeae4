package io.handshake.scoring.score;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One version of a definition as arithmetic: points for each activity of a type, and the score that qualifies. */
public record RuleSet(String definition, int version, Map<String, Long> points, long threshold) {
    public RuleSet {
        points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
    }

    long pointsFor(Activity activity) {
        return points.getOrDefault(activity.type(), 0L);
    }
}
