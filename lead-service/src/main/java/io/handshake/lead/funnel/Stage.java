package io.handshake.lead.funnel;

import org.jspecify.annotations.Nullable;

/**
 * One stage of a funnel.
 *
 * @param owner the side accountable for leads that stand here
 * @param handoffTo the side that a lead entering this stage is handed to; null where nothing is handed over
 */
public record Stage(
        String key,
        String title,
        Milestone milestone,
        Owner owner,
        @Nullable Owner handoffTo) {}
