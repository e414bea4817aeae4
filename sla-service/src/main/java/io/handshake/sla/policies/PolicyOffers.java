package io.handshake.sla.policies;

import io.handshake.sla.policy.OfferRule;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What becomes of an offer that nobody answers in time. */
@Schema(description = "What becomes of an offer whose clock is breached.")
public record PolicyOffers(
        @Schema(
                description = "Whether the offer ends then and the hand-off is offered to somebody else; false when"
                        + " left out: it stays with the rep, who may still answer.",
                examples = "true")
        @Nullable
        Boolean expires,

        @Min(1)
        @Max(20)
        @Schema(
                description = "How many offers of a hand-off may expire, 1 to 20; with the last one the hand-off is"
                        + " recycled. 3 when left out.",
                examples = "3")
        @Nullable
        Integer maxRounds) {

    private static final int THREE = 3;

    public PolicyOffers {
        expires = expires != null && expires;
        maxRounds = maxRounds == null ? THREE : maxRounds;
    }

    OfferRule rule() {
        return new OfferRule(Boolean.TRUE.equals(expires), maxRounds == null ? THREE : maxRounds);
    }
}
