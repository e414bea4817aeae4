package io.handshake.lead.opportunity;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;

import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.claim.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses what cannot be true of an opportunity, all of it at once. */
@ApplicationScoped
class Plausible {
    private final InstantSource clock;

    Plausible(InstantSource clock) {
        this.clock = clock;
    }

    void require(@Nullable Instant claimed, String pointer, @Nullable Amount amount, List<FieldError> others) {
        List<FieldError> errors = new ArrayList<>(others);
        Claims.error(claimed, clock.instant()).ifPresent(why -> errors.add(FieldError.at(pointer, why)));
        if (amount != null && !amount.inKnownCurrency()) {
            errors.add(FieldError.at("/amount/currency", "must be a currency of ISO 4217, such as EUR"));
        }
        if (!errors.isEmpty()) {
            throw INVALID_CONTENT.because("what is told cannot be true", errors);
        }
    }
}
