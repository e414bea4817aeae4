package io.handshake.sla.policy;

/**
 * Whether an offer ends with its clock.
 *
 * @param maxRounds how many offers of a hand-off may expire until it is recycled
 */
public record OfferRule(boolean expires, int maxRounds) {

    public static final OfferRule STAY = new OfferRule(false, 1);
}
