package io.handshake.sla.notifications;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Transparency;
import java.util.Date;
import java.util.List;

/** Dues as iCalendar text; the same dues are always the same text. */
final class DueCalendar {
    private DueCalendar() {}

    static String of(List<Due> dues) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Handshake//Dues//EN");
        calendar.setName("Handshake: what is due");
        dues.forEach(due -> calendar.addEvent(event(due)));
        return Biweekly.write(calendar).go();
    }

    private static VEvent event(Due due) {
        VEvent event = new VEvent();
        event.setUid(due.clock().toString());
        event.setDateTimeStamp(Date.from(due.startedAt()));
        event.setDateStart(Date.from(due.at()), true);
        event.setSummary(due.summary());
        event.setDescription("Hand-off " + due.handoff());
        event.setTransparency(Transparency.transparent());
        return event;
    }
}
