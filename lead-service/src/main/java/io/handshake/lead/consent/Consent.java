package io.handshake.lead.consent;

import java.time.Instant;

/**
 * A person's word on one purpose.
 *
 * @param at when the person gave it, as claimed
 */
public record Consent(ConsentState state, Instant at) {
    /** Whether this word takes the place of an earlier telling: the later one counts, and of two at one instant the later told. */
    boolean replaces(Consent known) {
        return !at.isBefore(known.at());
    }

    boolean allows() {
        return state.allows();
    }
}
