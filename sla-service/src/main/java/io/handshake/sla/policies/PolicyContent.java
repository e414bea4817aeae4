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
        @Nullable Integer reversibleSeconds,
        @Nullable Integer unroutedTargetSeconds,
        @Nullable PolicyOffers offers) {

    private static final int FOUR_HOURS = 14_400;
    private static final int ONE_DAY = 86_400;

    Policy policy(String key, int version) {
        Map<ClockKind, Promise> promises = new EnumMap<>(ClockKind.class);
        clocks.stream().map(PromisedClock::promise).forEach(promise -> promises.put(promise.kind(), promise));
        return new Policy(
                key,
                version,
                promises,
                pauses == null ? PauseRule.NONE : pauses.rule(),
                Duration.ofSeconds(lateEvidenceSeconds),
                Duration.ofSeconds(reversible()),
                Duration.ofSeconds(unroutedTarget()),
                offers == null ? OfferRule.STAY : offers.rule());
    }

    /** What was agreed, or what counts where nothing was. */
    int reversible() {
        return reversibleSeconds == null ? ONE_DAY : reversibleSeconds;
    }

    /** What was agreed, or what counts where nothing was. */
    int unroutedTarget() {
        return unroutedTargetSeconds == null ? FOUR_HOURS : unroutedTargetSeconds;
    }
}
