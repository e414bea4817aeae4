package io.handshake.lead.funnel;

/**
 * A step of a pass from one stage into the next.
 *
 * @param inferred whether the stage was skipped in reality and is entered only because a later one was reached
 */
public record Entry(Stage from, Stage to, boolean inferred) {}
