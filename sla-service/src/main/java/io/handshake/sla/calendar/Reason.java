package io.handshake.sla.calendar;

import java.time.Duration;

/** Why time counts, or does not. */
public sealed interface Reason {

    /** It lies within the hours of the calendar. */
    record WithinHours() implements Reason {}

    record OutsideHours() implements Reason {}

    /** A holiday leaves it out. */
    record OnHoliday(String title) implements Reason {}

    /**
     * The zone's clocks were put forward (or back, when negative) by this much, which takes no time itself: local times left out
     * do not count, those that come again count again.
     */
    record ClockChange(Duration by) implements Reason {}
}
