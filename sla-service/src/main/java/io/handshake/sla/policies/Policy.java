package io.handshake.sla.policies;

import io.handshake.sla.policy.ClockKind;
import io.handshake.sla.policy.OfferRule;
import io.handshake.sla.policy.PauseRule;
import io.handshake.sla.policy.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A version of what is promised, as clocks run under it.
 *
 * @param lateEvidence how long after the due time a touch that was in time may be reported
 * @param reversible how long an acceptance may be taken back
 * @param unroutedTarget how long a hand-off may wait for a rep until that is told
 */
public record Policy(
        String key,
        int version,
        Map<ClockKind, Promise> promises,
        PauseRule pauses,
        Duration lateEvidence,
        Duration reversible,
        Duration unroutedTarget,
        OfferRule offers) {

    public Policy {
        promises = Map.copyOf(promises);
    }

    public Optional<Promise> promise(ClockKind kind) {
        return Optional.ofNullable(promises.get(kind));
    }
}
