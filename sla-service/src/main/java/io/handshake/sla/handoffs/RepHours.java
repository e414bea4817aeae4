package io.handshake.sla.handoffs;

import io.handshake.sla.calendar.WorkingCalendar;
import io.handshake.sla.calendars.Calendars;
import io.handshake.sla.routing.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The working hours of reps at one instant; each calendar is looked up once. Without one all hours count. */
final class RepHours {
    private static final Duration MOMENT = Duration.ofNanos(1_000);

    private final Calendars calendars;
    private final Instant now;
    private final Map<String, Optional<WorkingCalendar>> known = new HashMap<>();

    RepHours(Calendars calendars, Instant now) {
        this.calendars = calendars;
        this.now = now;
    }

    WorkingTime of(@Nullable String calendar) {
        return hours(calendar).<WorkingTime>map(hours -> hours::elapsed).orElse(Duration::between);
    }

    boolean areOpen(@Nullable String calendar) {
        return hours(calendar)
                .map(hours -> hours.elapsed(now, now.plus(MOMENT)).isPositive())
                .orElse(true);
    }

    private Optional<WorkingCalendar> hours(@Nullable String calendar) {
        return calendar == null
                ? Optional.empty()
                : known.computeIfAbsent(
                        calendar, key -> calendars.inForce(key, now).map(version -> version.hours()));
    }
}
