package io.handshake.sla.policies;

import io.handshake.sla.policy.ClockKind;
import io.handshake.sla.policy.OfferRule;
import io.handshake.sla.policy.PauseRule;
import io.handshake.sla.policy.Promise;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a version of a policy says, as it is signed. */
record PolicyContent(
        String title,
        List<PromisedClock> clocks,
        @Nullable PolicyPauses pauses,
        int lateEvidenceSeconds,
        @Nullable PolicyOffers offers) {

    Policy policy(String key, int version) {
        Map<ClockKind, Promise> promises = new EnumMap<>(ClockKind.class);
        clocks.stream().map(PromisedClock::promise).forEach(promise -> promises.put(promise.kind(), promise));
        return new Policy(
                key,
                version,
                promises,
                pauses == null ? PauseRule.NONE : pauses.rule(),
                Duration.ofSeconds(lateEvidenceSeconds),
                offers == null ? OfferRule.STAY : offers.rule());
    }
}
