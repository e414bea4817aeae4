package io.handshake.sla.handoffs;

import io.handshake.sla.clock.ClockState;
import io.handshake.sla.clocks.Clock;
import io.handshake.sla.clocks.ClockRow;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of the row of a clock. */
record ClockChange(
        UUID id,
        ClockState state,
        @Nullable Instant stoppedAt,
        @Nullable Instant announcedAt,
        @Nullable Instant retractedAt,
        Instant dueAt,
        @Nullable Instant nextAt,
        int told) {

    /** When an open clock is due and what is to be told next, after its pauses have changed. */
    static ClockChange retimed(Clock clock) {
        ClockRow row = clock.row();
        return new ClockChange(
                row.id(),
                row.state(),
                null,
                row.announcedAt(),
                row.retractedAt(),
                clock.countdown().dueAt(),
                clock.nextAt(row.told()),
                row.told());
    }
}
