package io.handshake.lead.funnel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a funnel.
 *
 * @param owner the side accountable for leads that stand here
 * @param handoffTo the side that a lead entering this stage is handed to; null where nothing is handed over
 * @param exitCriteria what is asked before a pass leaves it
 */
public record Stage(
        String key,
        String title,
        Milestone milestone,
        Owner owner,
        @Nullable Owner handoffTo,
        List<Criterion> exitCriteria) {
    public Stage {
        exitCriteria = List.copyOf(exitCriteria);
    }

    /** A stage that nothing is asked before leaving. */
    public Stage(String key, String title, Milestone milestone, Owner owner, @Nullable Owner handoffTo) {
        this(key, title, milestone, owner, handoffTo, List.of());
    }
}
