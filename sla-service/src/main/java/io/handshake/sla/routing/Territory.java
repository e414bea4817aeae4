package io.handshake.sla.routing;

import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of the market and the team that works it.
 *
 * @param requiredSkills what a rep needs who is to get its leads, whichever team that rep is of
 * @param team null leaves its leads to the team above
 * @param active whether it counts; the teams above it count all the same
 * @param precedence of several that a lead is in, the smaller goes first
 */
public record Territory(
        String key,
        Criteria criteria,
        Set<String> requiredSkills,
        @Nullable String team,
        @Nullable String parent,
        int precedence,
        boolean active) {

    static final Comparator<Territory> BEST_FIRST = Comparator.comparingInt(Territory::precedence)
            .thenComparing(Comparator.comparingLong((Territory territory) -> territory.criteria.count())
                    .reversed())
            .thenComparing(Territory::key);
}
