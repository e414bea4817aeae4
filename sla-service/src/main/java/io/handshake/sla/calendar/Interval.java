package io.handshake.sla.calendar;

import java.time.LocalTime;

/** From one local time of a day up to another, of the next day when it is not later; midnight to midnight is a whole day. */
public record Interval(LocalTime from, LocalTime to) {
    public static final int DAY = 86_400;

    public Interval {
        if (from.getNano() != 0 || to.getNano() != 0) {
            throw new IllegalArgumentException("hours begin and end with a second");
        }
    }

    /** Its first second, counted from the begin of its day. */
    public int begin() {
        return from.toSecondOfDay();
    }

    /** The second it ends before, counted from the begin of its day, and beyond that day when it ends on the next. */
    public int end() {
        int end = to.toSecondOfDay();
        return end > begin() ? end : end + DAY;
    }
}
