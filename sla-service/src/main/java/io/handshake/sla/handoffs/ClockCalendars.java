package io.handshake.sla.handoffs;

import io.handshake.sla.calendars.CalendarVersion;
import io.handshake.sla.calendars.Calendars;
import io.handshake.sla.policy.Hours;
import io.handshake.sla.policy.Hours.Chosen;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The calendars that clocks start with at one instant; each is looked up once. */
final class ClockCalendars {
    private static final Chosen AROUND_THE_CLOCK = new Chosen("24x7", true);

    private final Calendars calendars;
    private final Instant now;
    private final Map<UUID, Hours.OfRep> ofReps;
    private final Map<String, Optional<CalendarVersion>> known = new HashMap<>();

    ClockCalendars(Calendars calendars, Instant now, Map<UUID, Hours.OfRep> ofReps) {
        this.calendars = calendars;
        this.now = now;
        this.ofReps = ofReps;
    }

    /** A calendar that is in force, and whether it stands in for the one that is meant. */
    record Found(CalendarVersion calendar, boolean standsIn) {}

    Found of(Hours hours, @Nullable String country, @Nullable UUID rep) {
        Hours.OfRep ofRep = rep == null ? Hours.OfRep.NONE : ofReps.getOrDefault(rep, Hours.OfRep.NONE);
        boolean meant = true;
        for (Chosen chosen : hours.of(country, ofRep)) {
            Optional<CalendarVersion> calendar = inForce(chosen);
            if (calendar.isPresent()) {
                return new Found(calendar.get(), chosen.standsIn() || !meant);
            }
            meant = false;
        }
        return new Found(inForce(AROUND_THE_CLOCK).orElseThrow(), true);
    }

    private Optional<CalendarVersion> inForce(Chosen chosen) {
        return known.computeIfAbsent(chosen.key(), key -> calendars.inForce(key, now));
    }
}
