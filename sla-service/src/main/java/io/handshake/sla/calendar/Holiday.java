package io.handshake.sla.calendar;

import java.util.List;

/** A date on which nothing counts but these hours, none on a day off. */
public record Holiday(String title, List<Interval> hours) {
    public Holiday {
        hours = List.copyOf(hours);
    }
}
