package io.handshake.sla.clocks;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.clock.ClockState;
import io.handshake.sla.policy.ClockKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clock as its row says.
 *
 * @param standsIn whether the calendar is not the one the promise is about, as that is missing
 * @param told how many of its marks have been told, or passed over
 */
public record ClockRow(
        UUID id,
        UUID handoff,
        @Nullable UUID offer,
        ClockKind kind,
        String policy,
        int policyVersion,
        String calendar,
        int calendarVersion,
        boolean standsIn,
        Duration target,
        Instant startedAt,
        ClockState state,
        @Nullable Instant stoppedAt,
        int told,
        @Nullable Instant announcedAt,
        @Nullable Instant retractedAt) {

    /** What {@link #read} needs of a table called c; the names are no other table's. */
    public static final String COLUMNS = """
            c.id as clock, c.handoff as clock_handoff, c.offer as clock_offer, c.kind as clock_kind, c.policy, c.policy_version,
            c.calendar, c.calendar_version, c.stands_in, c.target_seconds, c.started_at, c.state as clock_state, c.stopped_at,
            c.told, c.announced_at, c.retracted_at
            """;

    public static ClockRow read(ResultSet row) throws SQLException {
        return new ClockRow(
                row.getObject("clock", UUID.class),
                row.getObject("clock_handoff", UUID.class),
                row.getObject("clock_offer", UUID.class),
                ClockKind.of(row.getString("clock_kind")),
                row.getString("policy"),
                row.getInt("policy_version"),
                row.getString("calendar"),
                row.getInt("calendar_version"),
                row.getBoolean("stands_in"),
                Duration.ofSeconds(row.getLong("target_seconds")),
                requireNonNull(Sql.instant(row, "started_at")),
                ClockState.of(row.getString("clock_state")),
                Sql.instant(row, "stopped_at"),
                row.getInt("told"),
                Sql.instant(row, "announced_at"),
                Sql.instant(row, "retracted_at"));
    }

    /** Of a join that may have found none. */
    public static @Nullable ClockRow readIfAny(ResultSet row) throws SQLException {
        return row.getObject("clock") == null ? null : read(row);
    }

    public boolean isOpen() {
        return stoppedAt == null;
    }
}
