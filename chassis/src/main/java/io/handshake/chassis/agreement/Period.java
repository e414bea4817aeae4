package io.handshake.chassis.agreement;

import io.handshake.chassis.problem.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time that somebody wants a version to count for. */
public record Period(Instant effectiveFrom, @Nullable Instant effectiveUntil) {
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    /** What is wrong with it; none when an agreement can count for it. */
    public List<FieldError> faults() {
        List<FieldError> faults = new ArrayList<>();
        if (effectiveFrom.isBefore(Instant.EPOCH) || !effectiveFrom.isBefore(END)) {
            faults.add(FieldError.at("/effectiveFrom", "must lie in the years 1970 to 2099"));
        }
        if (effectiveUntil != null && (!effectiveUntil.isAfter(effectiveFrom) || !effectiveUntil.isBefore(END))) {
            faults.add(FieldError.at("/effectiveUntil", "must be after effectiveFrom and before 2100"));
        }
        return faults;
    }
}
